"""Reports by quarter: by unit, item and month, and none that lets small groups be reckoned."""

import csv
from io import StringIO

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ratings.actions import rate
from zhichi.foundation.ratings.models.reports import report_of
from zhichi.foundation.ratings.rules import Quarter
from zhichi.foundation.ratings.tests.factories import answered

pytestmark = pytest.mark.django_db
PAGE = "/office/ratings/figures/"
QUARTER = Quarter(2026, 2)


def many(
    city: City, number: int, *, month: int = 5, region: str = "370811002001", who: str = "liming"
) -> None:
    at = day(f"2026-{month:02d}-12")
    for n in range(number):
        case = answered(city, at=at, region=region, who=who)
        rate(case=case, grade=5 - n % 2, by=CITIZEN, at=at)


def tables(city: City, who: str, unit: str = "") -> dict[str, list[tuple[str, int]]]:
    report = report_of(city.actor(who), QUARTER, unit)
    return {name: [(group.title, group.total) for group in groups] for name, _, groups in report.tables}


def test_a_small_county_hides_and_takes_another_with_it(city: City):
    many(city, 6)
    many(city, 2, region="370812001001", who="qianwei")
    shown = tables(city, "gaofang")
    assert shown["unit"] == [("其余（合并）", 8)]
    assert shown["month"] == [("5月", 8)]
    # What the city may not see at its own table it does not see by opening the county's.
    assert report_of(city.actor("gaofang"), QUARTER, "370811") is None
    assert city.client("gaofang").get(f"{PAGE}?quarter=2026-2&unit=370811").status_code == 404


def test_counties_that_are_shown_open_to_their_desks(city: City):
    many(city, 6)
    many(city, 5, region="370812001001", who="qianwei")
    assert tables(city, "gaofang")["unit"] == [("任城区司法局", 6), ("兖州区司法局", 5)]
    assert tables(city, "gaofang", "370811") == {"unit": [("许庄司法所", 6)]}
    assert tables(city, "panli")["unit"] == [("许庄司法所", 6)]
    assert report_of(city.actor("panli"), QUARTER, "370812") is None


def test_months_divide_the_quarter_and_hide_too(city: City):
    many(city, 5, month=4)
    many(city, 5, month=5)
    many(city, 1, month=6)
    assert tables(city, "gaofang")["month"] == [("5月", 5), ("其余（合并）", 6)]


def test_fewer_than_five_in_all_are_not_told(city: City):
    many(city, 4)
    page = city.client("gaofang").get(f"{PAGE}?quarter=2026-2").content.decode()
    assert page.count("少于 5 份，不显示") == 3


def test_the_running_quarter_is_not_told(city: City):
    client = city.client("gaofang")
    assert client.get(PAGE).status_code == 200
    for asked in ("2099-1", "2026-9", "x"):
        assert client.get(f"{PAGE}?quarter={asked}").status_code in (200, 404)
    assert client.get(f"{PAGE}?quarter=2099-1").status_code == 404


def test_the_tables_for_machines_say_the_same(city: City):
    many(city, 6)
    client = city.client("gaofang")
    document = client.get("/office/ratings/figures.json?quarter=2026-2").json()
    assert document["tables"]["unit"] == [
        {"key": "370811", "title": "任城区司法局", "total": 6, "grades": [3, 3, 0, 0, 0]}
    ]
    text = client.get("/office/ratings/figures.csv?quarter=2026-2").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text)))
    assert rows[1] == ["按单位", "任城区司法局", "6", "3", "3", "0", "0", "0"]


@pytest.mark.parametrize("who", ["liming", "zhouhong", "feng"])
def test_others_have_no_such_page(city: City, who: str):
    assert city.client(who).get(PAGE).status_code == 403
