"""Whoever comes by the code on the door of a point that is suspended or closed is told so, and where to go instead."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.network.models import Locality, PointSpan
from zhichi.domains.network.models.ended import instead_of
from zhichi.domains.network.public import Status
from zhichi.domains.network.tests.factories import SINCE, WEEKDAYS, point
from zhichi.foundation.regions.public import Region
from zhichi.foundation.timelimits.public import calendar_on

pytestmark = pytest.mark.django_db
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}


@pytest.fixture
def village(city):
    return Region.objects.get(code="370811002001")


@pytest.fixture
def others(city, village):
    for number, lon in enumerate((116.60, 116.62, 116.64, 116.66), start=1):
        name = f"第{number}近的"
        point(village, city.units["370811-town"], name=name, lon=lon, lat=35.4, hours=ALWAYS)


def page(client, one, status):
    response = client.get(reverse("network:point", args=[one.code]))
    assert response.status_code == status
    return response.content.decode()


def test_a_suspended_point_says_since_when_and_names_the_nearest_open_ones(city, client, village, others):
    one = point(village, city.units["370811-town"], status=Status.SUSPENDED, lon=116.59, lat=35.4)
    PointSpan.objects.create(point=one, status=Status.SUSPENDED, from_on=date(2026, 11, 1))
    html = page(client, one, 200)
    assert f"{one.name}自2026年11月1日起暂停服务。" in html
    assert [name in html for name in ("第1近的", "第2近的", "第3近的", "第4近的")] == [
        True,
        True,
        True,
        False,
    ]
    assert "能办什么</h2>" not in html


def test_a_closed_point_is_gone(city, client, village, others):
    one = point(village, city.units["370811-town"], status=Status.CLOSED, lon=116.59, lat=35.4)
    html = page(client, one, 410)
    assert "已经撤销" in html
    assert "第1近的" in html
    # To officers of the branch as well: it is the page that citizens see.
    assert city.client("liming").get(reverse("network:point", args=[one.code])).status_code == 410


def test_without_a_position_it_is_measured_from_where_the_village_lives(city, village, others):
    one = point(village, city.units["370811-town"], status=Status.CLOSED)
    at = timezone.now()
    assert instead_of(one, at, calendar_on(at)) == []
    Locality.objects.create(region=village, lon=116.67, lat=35.4, as_of=SINCE, source="x")
    assert next(each.point.name for each in instead_of(one, at, calendar_on(at))) == "第4近的"


def test_while_none_is_open_the_nearest_are_named_all_the_same(city, village):
    point(village, city.units["370811-town"], lon=116.6, lat=35.4, hours={})
    one = point(
        village, city.units["370811-town"], status=Status.CLOSED, lon=116.59, lat=35.4, hours=WEEKDAYS
    )
    at = timezone.now()
    assert len(instead_of(one, at, calendar_on(at))) == 1


def test_the_api_says_that_it_was_closed_and_tells_suspended_ones_from_unknown_ones(city, client, village):
    closed = point(village, city.units["370811-town"], status=Status.CLOSED)
    told = client.get(f"/api/v1/points/{closed.code}")
    assert (told.status_code, told.json()["type"]) == (410, "/problems/gone")
    suspended = point(village, city.units["370811-town"], status=Status.SUSPENDED)
    told = client.get(f"/api/v1/points/{suspended.code}")
    assert (told.status_code, "暂停服务" in told.json()["detail"]) == (404, True)
    shown = client.get("/points.geojson").getvalue().decode()
    assert closed.code not in shown
    assert suspended.code not in shown
