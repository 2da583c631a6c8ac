"""Who knows of which case: decided in one place."""

import pytest
from django.db import connection

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.rules import Scope, scope_of
from zhichi.foundation.cases.tests.factories import consultation, filed, in_progress, under_review

pytestmark = pytest.mark.django_db
FAR = "370812001001"


@pytest.fixture
def cases(city: City) -> dict[str, Case]:
    return {
        "station": filed(consultation()),
        "centre": under_review(city),
        "lawyer": in_progress(city),
        "far": filed(consultation(region=FAR)),
    }


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("liming", {"station", "centre", "lawyer"}),
        ("zhaojing", {"station", "centre", "lawyer"}),
        ("sunli", {"station", "centre", "lawyer"}),
        ("zhouhong", {"station", "centre", "lawyer"}),
        ("chen", {"lawyer"}),
        ("wu", set()),
        ("qianwei", {"far"}),
        ("hanmei", {"far"}),
        ("zheng", {"station", "centre", "lawyer", "far"}),
        ("feng", set()),
        ("jiang", set()),
        ("shen", set()),
    ],
)
def test_each_of_the_cast_knows_of_these(cases, city: City, who, seen):
    known = set(Case.objects.visible_to(city.actor(who)))
    assert known == {cases[name] for name in seen}


def test_whoever_is_no_officer_has_no_list(cases):
    assert not Case.objects.visible_to(CITIZEN).exists()
    assert not Case.objects.visible_to(SYSTEM).exists()


def test_the_inbox_holds_what_lies_at_the_own_desk(cases, city: City):
    assert set(Case.objects.at_desk_of(city.actor("liming"))) == {cases["station"]}
    assert set(Case.objects.at_desk_of(city.actor("zhaojing"))) == {cases["centre"]}
    assert set(Case.objects.at_desk_of(city.actor("chen"))) == {cases["lawyer"]}


def test_scope_without_a_post_is_nothing():
    assert not scope_of(7, [])
    assert not scope_of(7, [("system_admin", "city", 1, "/1/", None)])
    assert not scope_of(7, [("provider", "county", 9, "/1/2/9/", 8)])
    assert scope_of(7, [("provider", "county", 9, "/1/2/9/", None)]) == Scope(people=frozenset({7}))
    assert scope_of(7, [("legal_affairs", "county", 5, "/1/2/5/", None)]).counties == {2}


def test_lists_ask_by_index(cases, city: City):
    rows = Case.objects.at_desk_of(city.actor("liming")).soonest_first()[:20]
    plan = rows.explain()
    if connection.vendor == "sqlite":
        assert "USING INDEX case_open_seat" in plan
    assert rows.query.is_sliced


def test_a_list_costs_one_query_however_long(cases, city: City, django_assert_num_queries):
    actor = city.actor("zheng")
    with django_assert_num_queries(1):
        for case in Case.objects.visible_to(actor).for_list():
            assert case.unit.name
            assert case.region.full_name
