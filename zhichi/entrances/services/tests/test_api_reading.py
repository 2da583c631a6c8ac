"""Items, points, due dates, health: what anybody may ask."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone
from jsonschema import Draft202012Validator

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.tests.factories import QUESTION, WAGES, filed, legal_aid
from zhichi.foundation.ledger.public import Entry, seal_days

pytestmark = pytest.mark.django_db
# By name: an entrance imports no domain.
Point = apps.get_model("network", "Point")
HOURS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}


def get(path: str, **query: Any) -> Any:
    return Client().get(f"/api/v1/{path}", query)


def fault(response: Any) -> dict[str, str]:
    assert (response.status_code, response["Content-Type"]) == (422, "application/problem+json")
    return {one["field"]: one["message"] for one in response.json()["errors"]}


def test_items_come_with_their_guides(law: None, django_assert_num_queries):
    get("items")  # what was published is made into guides once a process
    with django_assert_num_queries(1):
        items = get("items").json()["items"]
    assert {"consultation", "legal_aid"} <= {item["code"] for item in items}
    assert all(item["guide"]["fee"] and item["guide"]["steps"] for item in items)


@pytest.mark.parametrize(("code", "answers"), [("legal_aid", WAGES), ("consultation", QUESTION)])
def test_an_item_describes_the_answers_it_takes(law: None, code: str, answers: dict[str, Any]):
    schema = get(f"items/{code}").json()["filing"]["answers"]
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert not list(validator.iter_errors(answers))
    assert list(validator.iter_errors({**answers, "matter": "moon"}))
    assert list(validator.iter_errors({**answers, "colour": "red"}))
    assert list(validator.iter_errors({}))


def test_an_item_says_whom_it_must_know(law: None):
    assert get("items/legal_aid").json()["filing"]["applicant_required"] == ["name", "phone", "id_number"]
    assert get("items/consultation").json()["filing"]["anonymous"] is True


def test_an_unknown_item_is_not_found(law: None):
    assert get("items/moon").json()["type"] == "/problems/not-found"


@pytest.fixture
def points(city: City) -> list[Any]:
    unit = city.units["370811-town"]
    made = [
        Point(
            code=f"37081100200{n:02d}",
            name=f"第{n}服务点",
            tier=unit.tier,
            unit=unit,
            region=unit.region,
            address=f"许庄路{n}号",
            lon=116.6 + n / 1000,
            lat=35.4,
            phone="0537-2345678",
            hours=HOURS,
            status="operating",
        )
        for n in range(1, 13)
    ]
    return Point.objects.bulk_create(made)


def test_points_come_nearest_first(points: list[Any]):
    found = get("points/nearest", lon=116.6, lat=35.4).json()["points"]
    assert [point["name"] for point in found] == [f"第{n}服务点" for n in range(1, 11)]
    assert found[0]["distance_m"] == pytest.approx(91, abs=1)
    assert (found[0]["phone"], found[0]["address"]) == ("0537-2345678", "许庄路1号")


def test_a_point_says_whether_it_is_open(points: list[Any]):
    Point.objects.update(hours={})
    assert [
        point["open_now"] for point in get("points/nearest", lon=116.6, lat=35.4, limit=1).json()["points"]
    ] == [False]


def test_only_points_that_do_it_are_shown(points: list[Any]):
    points[4].items.create(item="legal_aid")
    found = get("points/nearest", lon=116.6, lat=35.4, item="legal_aid").json()["points"]
    assert [point["name"] for point in found] == ["第5服务点"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"lon": 181, "lat": 35}, "lon"),
        ({"lon": 116, "lat": -91}, "lat"),
        ({"lon": "nan", "lat": 35}, "lon"),
        ({"lon": "inf", "lat": 35}, "lon"),
        ({"lon": "east", "lat": 35}, "lon"),
        ({"lat": 35}, "lon"),
        ({"lon": 116, "lat": 35, "limit": 0}, "limit"),
        ({"lon": 116, "lat": 35, "limit": 51}, "limit"),
        ({"lon": 116, "lat": 35, "limit": "1e1"}, "limit"),
        ({"lon": 116, "lat": 35, "item": "moon"}, "item"),
    ],
)
def test_a_place_that_cannot_be_is_refused(law: None, query: dict[str, Any], field: str):
    assert fault(get("points/nearest", **query))[field]


def test_the_nearest_cost_five_statements(points: list[Any], django_assert_num_queries):
    get("points/nearest", lon=116.6, lat=35.4)
    with django_assert_num_queries(5):
        assert len(get("points/nearest", lon=116.6, lat=35.4).json()["points"]) == 10


@pytest.mark.parametrize(
    ("start", "n", "unit", "due"),
    [
        ("2026-02-13", 5, "working_day", "2026-02-27"),
        ("2026-02-13", 3, "calendar_day", "2026-02-24"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2026-02-13T17:00", 24, "hour", None),
    ],
)
def test_a_period_is_counted_out(law: None, start: str, n: int, unit: str, due: str | None):
    told = get("calendar/due", **{"from": start, "n": n, "unit": unit}).json()
    assert (told["from"], told["n"], told["unit"]) == (start[:10], n, unit)
    if due:
        assert told["due"] == due
        assert told["days"][-1]["date"] == due
    else:
        assert told["due_at"] == "2026-02-14T17:00:00+08:00"


def test_a_year_without_a_notice_is_provisional(law: None):
    assert get("calendar/due", **{"from": "2099-03-02", "n": 5}).json()["provisional"] is True
    assert get("calendar/due", **{"from": "2026-03-02", "n": 5}).json()["provisional"] is False


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"from": "2026-02-30", "n": 5}, "from"),
        ({"from": "13.2.2026", "n": 5}, "from"),
        ({"from": "1999-12-31", "n": 5}, "from"),
        ({"from": "2101-01-01", "n": 5}, "from"),
        ({"from": "2026-02-13", "n": 3661}, "n"),
        ({"from": "2026-02-13", "n": -3661}, "n"),
        ({"from": "2026-02-13", "n": 0}, "n"),
        ({"from": "2026-02-13", "n": 121, "unit": "month"}, "n"),
        ({"from": "2026-02-13", "n": "five"}, "n"),
        ({"from": "2026-02-13", "n": 5, "unit": "week"}, "unit"),
        ({"n": 5}, "from"),
    ],
)
def test_a_period_that_cannot_be_counted_is_refused(law: None, query: dict[str, Any], field: str):
    assert field in fault(get("calendar/due", **query))


@pytest.mark.parametrize("n", [3660, -3660])
def test_ten_years_can_be_counted(law: None, n: int):
    assert get("calendar/due", **{"from": "2100-12-31", "n": n}).status_code == 200


def test_health_tells_how_far_the_ledger_has_come(city: City):
    filed(legal_aid(), at=timezone.now() - timedelta(days=2))
    told = get("health").json()
    assert (told["status"], told["database"], told["ledger"]["last_seal"]) == ("ok", True, None)
    assert told["ledger"]["entries"] == Entry.objects.count()


def test_health_counts_on_after_a_seal(city: City):
    filed(legal_aid(), at=timezone.now() - timedelta(days=2))
    list(seal_days(by=SYSTEM, at=timezone.now()))
    before = get("health").json()["ledger"]["entries"]
    filed(legal_aid())
    told = get("health").json()["ledger"]
    assert told["entries"] == before + 1
    assert date.fromisoformat(told["last_seal"]) == timezone.localdate() - timedelta(days=1)


def test_health_is_503_when_the_database_is_away(law: None):
    def away(*_: Any) -> None:
        raise OperationalError("the password is hunter2")

    with connection.execute_wrapper(away):
        response = get("health")
    assert (response.status_code, response.json()["type"]) == (503, "/problems/unavailable")
    assert b"hunter2" not in response.content
    assert response["Retry-After"]
