"""One character wrong, missing or too many."""

import re

import pytest

from zhichi.foundation.search.rules import body
from zhichi.foundation.search.rules.near import SHORT, candidates, harmed, is_near, repairable, unharmed

TITLE = body(list("任城区公证处"))


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("任成区", True),
        ("任区公证", True),
        ("任城区区公证", True),
        ("人城区公证处", True),
        ("任城区公证外", True),
        ("任城公证", True),
        ("公任证城", False),
        ("任成区工证", False),
        ("人成区", False),
    ],
)
def test_how_near_a_title_is(typed, near):
    assert is_near(list(typed), TITLE) is near


@pytest.mark.parametrize(("typed", "can"), [("公证", False), ("公证处", True), ("公" * 17, False)])
def test_two_characters_say_too_little(typed, can):
    assert repairable(list(typed)) is can


@pytest.mark.parametrize("whole", ["甲乙丙丁", "甲甲乙甲", "丁丙乙丁丙", "甲乙丙丁甲乙丙丁戊"])
def test_what_was_harmed_once_is_found_again(whole):
    stored = body(list(f"前{whole}后"))
    for place in range(len(whole)):
        for typed in (
            whole[:place] + whole[place + 1 :],
            whole[:place] + "己" + whole[place + 1 :],
            whole[:place] + "己" + whole[place:],
        ):
            assert is_near(list(typed), stored), typed
            asked = candidates(list(typed))
            assert any(all(f" {' '.join(half)} " in stored for half in both if half) for both in asked), typed


@pytest.mark.parametrize(
    "whole", ["甲乙丙丁戊己", "任城区公证处", "甲甲乙甲乙乙丙", "喻屯村公共法律服务工作室"]
)
def test_beside_an_unharmed_half_the_other_one_is_found(whole):
    stored = body(list(f"前{whole}后"))
    for place in range(len(whole)):
        for typed in (
            whole[:place] + whole[place + 1 :],
            whole[:place] + "癸" + whole[place + 1 :],
            whole[:place] + "癸" + whole[place:],
            whole,
        ):
            if len(typed) > SHORT:
                both = zip(unharmed(list(typed)), harmed(list(typed)), strict=True)
                seen = [re.search(other, stored) for half, other in both if body(half) in stored]
                assert seen, typed
                assert seen[0], typed
