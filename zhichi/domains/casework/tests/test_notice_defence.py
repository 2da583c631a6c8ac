"""通知辩护 (法律援助法 §25, §26, §36): an authority's notice, no test of means, three days."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.domains.casework.rules import assign_obstacle
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import clock, day, do, filed, legal_aid

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City) -> Case:
    """Registered on Monday 2026-06-08 for somebody the court wants defended."""
    return filed(legal_aid(answers={"matter": "criminal", "crowd": ["minor"]}), at=day("2026-06-08"))


def noticed(city: City, case: Case, **answers: str) -> Case:
    do(city, case, "appoint_by_notice", "zhaojing", at=day("2026-06-08"), **answers)
    return case


def test_no_means_are_checked_and_three_days_run(city: City, case: Case):
    noticed(city, case)
    assert (case.state, case.unit.code) == ("granted", "370811-aid")
    assert (case.due_on, case.due_limit) == (date(2026, 6, 11), "la.notice_assign")
    assert clock(case, "la.decide").state == "stopped"
    assert case.records.get(key="la.authority_notice").data[1]["value"] == "（2026）鲁0811通辩3号"


def test_assigning_in_time_stops_them(city: City, case: Case):
    noticed(city, case)
    do(city, case, "assign", "zhaojing", at=day("2026-06-10"), provider=city.people["chen"].pk)
    assert case.state == "assigned"
    assert clock(case, "la.notice_assign").state == "stopped"


@pytest.mark.parametrize("ground", ["life_or_death", "death_review"])
def test_the_gravest_cases_need_somebody_with_the_years(city: City, case: Case, refused, ground: str):
    noticed(city, case, ground=ground)
    assert "三年以上" in refused(case, "assign", "zhaojing", provider=city.people["chen"].pk)
    assert "三年以上" in refused(
        case, "assign", "zhaojing", provider=city.people["chen"].pk, experienced="no"
    )
    do(city, case, "assign", "zhaojing", provider=city.people["chen"].pk, experienced="yes")
    assert case.state == "assigned"


def test_the_station_does_not_decide_on_a_notice(case: Case, refused):
    assert "法律援助中心" in refused(case, "appoint_by_notice", "liming")


@pytest.mark.parametrize(("ground", "experienced"), [("minor", None), ("", None), ("life_or_death", "yes")])
def test_nothing_stands_in_the_way_otherwise(ground: str, experienced: str | None):
    assert assign_obstacle(ground, experienced) == ""
