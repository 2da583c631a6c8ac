"""Points and coverage for machines."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.cast import City

pytestmark = pytest.mark.django_db
# By name: an entrance imports no domain.
Point = apps.get_model("network", "Point")
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}


def get(path: str, **query: Any) -> Any:
    return Client().get(f"/api/v1/{path}", query)


@pytest.fixture
def points(city: City) -> list[Any]:
    unit = city.units["370811-town"]
    made = [
        Point(
            code=f"PLS-370811002000-3-{n:02}",
            name=f"第{n}服务点",
            tier="township" if n % 2 else "village",
            unit=unit,
            region=unit.region,
            lon=116.6 if n > 1 else None,
            lat=35.4 if n > 1 else None,
            hours=ALWAYS if n % 3 else {},
            status="operating" if n < 60 else "closed",
        )
        for n in range(1, 61)
    ]
    return Point.objects.bulk_create(made)


def test_the_register_is_read_page_by_page(points: list[Any]):
    first, second, beyond = (get("points", page=n).json() for n in (1, 2, 3))
    assert [one["total"] for one in (first, second, beyond)] == [59, 59, 59]
    assert [len(one["points"]) for one in (first, second, beyond)] == [50, 9, 0]
    codes = {one["code"] for page in (first, second) for one in page["points"]}
    assert len(codes) == 59
    assert first["points"][0]["lon"] is None


def test_it_is_narrowed_by_division_tier_matter_and_hour(points: list[Any]):
    points[3].items.create(item="legal_aid")
    assert get("points", county="370812000000").json()["total"] == 0
    assert get("points", county="370811000000").json()["total"] == 59
    assert get("points", tier="village").json()["total"] == 29
    assert [one["name"] for one in get("points", item="legal_aid").json()["points"]] == ["第4服务点"]
    opened = get("points", open="true").json()
    assert opened["total"] == 40
    assert all(one["open_now"] for one in opened["points"])


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"county": "x"}, "county"),
        ({"county": "000000000000"}, "county"),
        ({"tier": "moon"}, "tier"),
        ({"item": "moon"}, "item"),
        ({"open": "perhaps"}, "open"),
        ({"page": 0}, "page"),
    ],
)
def test_what_cannot_be_asked_is_refused(points: list[Any], query: dict[str, Any], field: str):
    response = get("points", **query)
    assert response.status_code == 422
    assert [one["field"] for one in response.json()["errors"]] == [field]


def test_one_point_is_told_whole(points: list[Any]):
    today = timezone.localdate()
    points[4].exceptions.create(from_on=today, last_on=today, reason="装修")
    points[4].people.create(kind="adviser", name="陈律师", firm="鸿雁律师事务所", from_on=date(2020, 1, 1))
    told = get(f"points/{points[4].code}").json()
    assert (told["name"], told["open_now"]) == ("第5服务点", False)
    assert "装修" in told["differing_hours"][0]
    assert told["people"] == [
        {"name": "陈律师", "kind": "村（居）法律顾问", "firm": "鸿雁律师事务所", "days": []}
    ]
    assert told["page"] == f"http://testserver/points/{points[4].code}/"


@pytest.mark.parametrize("code", ["moon", "x" * 40, "月亮", "%00"])
def test_a_point_that_does_not_serve_is_not_there(points: list[Any], code: str):
    assert get(f"points/{code}").status_code == 404


def test_a_page_of_points_costs_the_same_however_many(points: list[Any], django_assert_num_queries: Any):
    get("points")
    with django_assert_num_queries(6):
        get("points")


def test_coverage_is_counted_in_divisions(city: City):
    told = get("coverage", unit="370811").json()
    assert (told["unit"], told["unit_name"]) == ("370811", "任城区司法局")
    by_tier = {one["tier"]: one for one in told["tiers"]}
    assert list(by_tier) == ["city", "county", "township", "village"]
    assert by_tier["village"] == {
        "tier": "village", "eligible": 1, "claimed": 0, "verified": 0, "effective": 0, "gaps": 1,
    }  # fmt: skip


def test_coverage_of_a_day_is_the_newest_until_then(city: City):
    day = apps.get_model("coverage", "CoverageDay")
    for on, effective in ((date(2026, 1, 1), 1), (date(2026, 3, 1), 2)):
        day.objects.create(
            day=on,
            county=city.units["370811"],
            tier="village",
            eligible=4,
            claimed=3,
            verified=2,
            effective=effective,
        )
    told = get("coverage", unit="city", on="2026-02-01").json()
    assert told["as_of"] == "2026-01-01"
    assert [one["effective"] for one in told["tiers"]] == [0, 0, 0, 1]
    assert get("coverage", unit="370811").json()["as_of"] == "2026-03-01"
    assert get("coverage", unit="370811", on="2025-01-01").status_code == 404


@pytest.mark.parametrize("unit", ["370800", "3708", "370800000000", "city"])
def test_the_city_is_named_by_its_division_too(city: City, unit: str):
    told = get("coverage", unit=unit).json()
    assert (told["unit"], told["unit_name"]) == ("city", "济宁市司法局")


@pytest.mark.parametrize(
    ("unit", "named"),
    [("370811000000", "370811"), ("370811002000", "370811-town"), ("370811002", "370811-town")],
)
def test_counties_and_townships_are_named_by_theirs(city: City, unit: str, named: str):
    assert get("coverage", unit=unit).json()["unit"] == named


def test_coverage_says_when_it_was_counted_and_whether_it_waits_to_be_again(city: City):
    day = apps.get_model("coverage", "CoverageDay")
    at = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    numbers = {"eligible": 4, "claimed": 3, "verified": 2, "effective": 1}
    kept = day.objects.create(
        day=date(2026, 3, 1), county=city.units["370811"], tier="village", made_at=at, **numbers
    )
    told = get("coverage", unit="370811").json()
    assert told["counted_at"] in {"2026-03-02T02:00:00Z", "2026-03-02T10:00:00+08:00"}
    assert told["stale"] is False
    kept.stale = True
    kept.save()
    assert get("coverage", unit="370811").json()["stale"] is True


@pytest.mark.parametrize("on", ["2026-02-30", "20260201", "yesterday"])
def test_a_day_that_cannot_be_is_refused(city: City, on: str):
    assert [one["field"] for one in get("coverage", unit="370811", on=on).json()["errors"]] == ["on"]


@pytest.mark.parametrize("unit", ["moon", "37 0811", "x" * 40])
def test_a_unit_that_is_not_there_is_not_found(city: City, unit: str):
    assert get("coverage", unit=unit).status_code == 404
