"""Reach, sites and rates are counted with points that really serve; what the register claims stands beside them."""

import pytest

from tests.cast import City
from zhichi.domains.coverage.actions.figures import measure_reach, reckon_when_due
from zhichi.domains.coverage.enums import Figure, Standing
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.tests.factories import TODAY, moment, verified
from zhichi.domains.coverage.tests.factories_of_figures import judged, reckoned, two_counties
from zhichi.domains.network.public import Point, VerifyOutcome

pytestmark = pytest.mark.django_db
MONDAY = moment(TODAY, 10)


@pytest.fixture
def points(city: City) -> dict[str, Point]:
    """The point of 任城 is a plaque on a door, that of 兖州 works."""
    points = two_counties(city)
    judged(points["home"], Standing.HOLLOW)
    return points


def row_of(rows, code="370811"):
    return next(row for row in rows if row["code"] == code)


def test_a_plaque_reaches_nobody_and_the_register_says_whom_it_would(points: dict[str, Point]):
    asked = measure_reach(item="", at=MONDAY, today=TODAY)["moments"][0]
    assert (asked["open"], asked["claimed"]["open"]) == (1, 2)
    assert row_of(asked["counties"])["people_within"] == [0, 0, 0]
    assert row_of(asked["claimed"]["counties"])["people_within"] == [1000, 1000, 1000]
    assert row_of(asked["counties"])["access"] == 0
    assert row_of(asked["claimed"]["counties"])["access"] > 0
    assert {row[2] for row in asked["listed"]} == {points["foreign"].code}


def test_alive_by_its_papers_but_found_shut_does_not_count(points: dict[str, Point]):
    judged(points["home"], Standing.ALIVE)
    assert measure_reach(item="", at=MONDAY, today=TODAY)["points"] == 2
    verified(points["home"], TODAY, outcome=VerifyOutcome.SHUT, expires_on=None)
    assert measure_reach(item="", at=MONDAY, today=TODAY)["points"] == 1


def test_a_site_is_gained_where_only_a_plaque_hangs_and_names_it(points: dict[str, Point]):
    plan = measure_reach(item="", at=MONDAY, today=TODAY, sites=2)["sites"]["all"]
    assert plan["steps"] == [["370811002001", 1000, 1], ["370811002201", 500, 1]]
    assert (plan["reached"], plan["claimed"]) == (3000, 4000)
    assert plan["idle"] == {"370811002001": [points["home"].code, 0]}


def test_points_for_ten_thousand_people_are_those_that_serve(points: dict[str, Point]):
    reckoned()
    data = Figures.objects.get(kind=Figure.BALANCE).data
    home = row_of(data["counties"])
    assert (home["rates"]["points"], home["points"]["village"]) == (0, 0)
    assert (home["rates"]["claimed"], home["claimed"]["village"]) == (pytest.approx(5.5556), 1)
    assert data["points"]["gini"] > data["claimed"]["gini"]


def test_pages_show_both_and_name_them(city: City, points: dict[str, Point]):
    reckoned()
    client = city.client("gaofang")
    page = client.get("/office/reach/").content.decode()
    assert "登记在册 66.7%" in page
    assert "照登记在册的算是 88.9%" in page
    assert f'<a href="/office/coverage/points/{points["home"].code}/">' in page
    assert "登记在册 5.56，共 1 个" in client.get("/office/balance/").content.decode()


def test_figures_counted_by_other_rules_are_not_shown_and_are_made_anew_at_once(
    city: City, points: dict[str, Point]
):
    reckoned()
    for kept in Figures.objects.exclude(kind=Figure.WINDOWS):
        kept.data = {key: value for key, value in kept.data.items() if key != "base"} | {"version": "2026-11"}
        kept.save()
    for address in ("/office/reach/", "/office/balance/"):
        assert "还没有测算" in city.client("gaofang").get(address).content.decode()
    made = Figures.objects.count()
    reckon_when_due(moment(TODAY, 12))
    assert Figures.objects.count() == 2 * made
    reckon_when_due(moment(TODAY, 13))
    assert Figures.objects.count() == 2 * made
