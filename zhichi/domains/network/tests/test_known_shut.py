"""A room that somebody found shut is not told to be open, whatever hours are announced."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.domains.network.models import Wish, listed, near
from zhichi.domains.network.public import Point, begin_visit, finish_visit, tell_quiet
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
CALL = "去之前请先打电话"


@pytest.fixture
def room(city):
    where = Region.objects.get(code="370811002001")
    return point(
        where,
        city.units["370811-town"],
        name="许庄工作室",
        hours=ALWAYS,
        lon=116.6,
        lat=35.4,
        phone="0537-2345678",
    )


def found(city, room, outcome, hours=0):
    at = timezone.now() + timedelta(hours=hours)
    visit = begin_visit(by=city.actor("panli"), at=at, point=room, method="on_site")
    finish_visit(by=city.actor("panli"), at=at, visit=visit, outcome=outcome, note="到了门口。")
    room.refresh_from_db()


@pytest.mark.parametrize(("outcome", "words"), [("shut", "门锁着"), ("missing", "没有找到这里")])
def test_a_room_found_shut_is_nowhere_told_to_be_open(city, client, room, outcome, words):
    assert "现在开门" in client.get(f"/points/{room.code}/").content.decode()
    found(city, room, outcome)
    for address in (f"/points/{room.code}/", "/points/", "/map/"):
        page = client.get(address).content.decode().replace("只看现在开门的", "")
        assert (words in page, CALL in page, "先打电话问" in page) == (True, True, True), address
        assert "现在开门" not in page, address
    (told,) = client.get("/api/v1/points").json()["points"]
    (nearest,) = client.get("/api/v1/points/nearest?lon=116.6&lat=35.4").json()["points"]
    for row in (told, nearest, client.get(f"/api/v1/points/{room.code}").json()):
        assert row["open_now"] is False
        assert words in row["doubt"]
    assert client.get("/api/v1/points?open=true").json()["total"] == 0
    (drawn,) = client.get("/map/layers/points.json").json()["features"]
    assert drawn["properties"]["c"] == "x"


def test_the_next_check_that_finds_it_real_takes_the_doubt_away(city, client, room):
    found(city, room, "shut")
    found(city, room, "real", hours=1)
    page = client.get("/map/").content.decode()
    assert CALL not in page
    assert "最近有人上门核实过" in page


def test_of_those_open_now_the_confirmed_ones_come_first(city, room):
    far = point(room.region, room.unit, name="远处核实过的", hours=ALWAYS, lon=116.65, lat=35.4)
    found(city, far, "real")
    at, wish = timezone.now(), Wish(open_at=timezone.now())
    assert [one.name for one in listed(wish, start=0, limit=9)[1]] == [far.name, room.name]
    assert [one.point.name for one in near(116.6, 35.4, wish, limit=9, at=at)] == [far.name, room.name]
    assert [one.point.name for one in near(116.6, 35.4, Wish(), limit=9, at=at)] == [room.name, far.name]


def test_of_many_confirmed_ones_the_others_keep_half_the_answer(city, room):
    for number in range(4):
        sure = point(
            room.region, room.unit, name=f"核实{number}", hours=ALWAYS, lon=116.61 + number / 100, lat=35.4
        )
        found(city, sure, "real")
    answer = near(116.6, 35.4, Wish(open_at=timezone.now()), limit=2, at=timezone.now())
    assert [one.point.name for one in answer] == ["核实0", "许庄工作室"]


def test_a_room_without_life_is_told_so_until_it_lives_or_was_found_otherwise(city, client, room):
    tell_quiet(points=[room.pk])
    assert "近来没有服务记录，去之前请先打电话" in client.get("/map/").content.decode()
    tell_quiet(points=[])
    assert CALL not in client.get("/map/").content.decode()
    found(city, room, "shut")
    tell_quiet(points=[room.pk])
    tell_quiet(points=[])
    assert Point.objects.get().doubt == "shut"
