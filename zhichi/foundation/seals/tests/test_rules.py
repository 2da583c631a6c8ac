"""The rules as tables: who approves what, what is blank, how many pages, where a seal stands."""

from pathlib import Path

import pytest
from django.conf import settings

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.procedures.public import load_file
from zhichi.foundation.seals.rules.blank import blank_fault
from zhichi.foundation.seals.rules.book import read
from zhichi.foundation.seals.rules.places import corner_of
from zhichi.foundation.seals.rules.schema import faults_of
from zhichi.foundation.seals.rules.sheets import is_empty, pages_of
from zhichi.foundation.seals.tests.factories import sheets

DOCUMENT = load_file(Path(settings.DATA) / "law" / "seal_rules" / "base.yaml")
DOCUMENT = {**DOCUMENT, "effective_from": str(DOCUMENT["effective_from"])}


@pytest.mark.parametrize(
    ("seal", "document", "outside", "titles"),
    [
        ("legal_aid", "paper:la.grant_decision", False, ["法律援助机构负责人批准"]),
        ("legal_aid", "letter", True, ["法律援助机构负责人批准", "单位主要负责人书面同意带出"]),
        ("organ", "letter", False, ["单位负责人批准"]),
        ("organ", "contract", False, ["法规部门审查", "单位负责人批准"]),
        ("contract", "other", False, ["法规部门审查", "单位负责人批准"]),
        ("name", "paper", False, ["单位负责人批准"]),
    ],
)
def test_seal_and_document_decide_who_approves_in_which_order(seal, document, outside, titles):
    assert [step.title for step in read(DOCUMENT).steps(seal, document, outside=outside)] == titles


def test_what_no_rule_speaks_of_is_approved_by_nobody():
    only = {**DOCUMENT, "ways": [{**DOCUMENT["ways"][0], "seals": ["contract"], "documents": ["contract"]}]}
    assert read(only).steps("organ", "letter") == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"version": 0}, "version"),
        ({"more": 1}, "Additional properties"),
        ({"ways": [{**DOCUMENT["ways"][0], "seals": ["golden"]}]}, "no type 'golden'"),
        ({"ways": [{**DOCUMENT["ways"][0], "documents": ["poem"]}]}, "no document 'poem'"),
        ({"outside": {"approvals": [{"title": "x", "roles": ["king"], "basis": "x"}]}}, "no role 'king'"),
    ],
)
def test_rules_that_cannot_be_followed_are_not_published(change, said):
    assert list(faults_of(DOCUMENT, Role.values)) == []
    assert any(said in fault for fault in faults_of({**DOCUMENT, **change}, Role.values))


@pytest.mark.parametrize(
    ("body", "blank"),
    [
        ("", True),
        ("<p>&#160;&#160;</p><table><tr><td></td></tr></table>", True),
        ("<p>姓名：____</p>", True),
        ("<p>兹有××同志前往</p>", True),
        ("<p>签字：　　年　　月　　日</p>", True),
        ("<p>{?agent}代理人{/}</p>", True),
        ("<p>本机构决定受理。</p>", False),
        ("<p>2026年11月23日前答复。</p>", False),
    ],
)
def test_a_page_that_is_empty_or_has_a_place_to_fill_is_blank(body, blank):
    assert bool(blank_fault(body)) is blank


def test_pages_are_counted_as_the_tree_of_pages_says_and_an_empty_page_is_seen():
    assert [pages_of(sheets(n)) for n in (1, 2, 17)] == [1, 2, 17]
    assert pages_of(b"%PDF-1.7 nothing") == 0
    assert is_empty(sheets(3, words=b"q 1 0 0 1 0 0 cm Q"))
    assert not is_empty(sheets(3))


def test_a_seal_stands_over_the_day_and_never_off_the_page():
    page, left, top = corner_of([2, 136.0, 100.0], 42)
    assert (page, left) == (2, 115.0)
    assert top < 100.0 < top + 42
    for place in ([1, 0.0, 0.0], [1, 210.0, 297.0], []):
        _, left, top = corner_of(place, 45)
        assert 0 <= left <= 210 - 45
        assert 0 <= top <= 297 - 45
