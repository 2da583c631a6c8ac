"""Closures, openings and tickets of the office; what pages cost."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.tests.factories import booked, open_now, window
from zhichi.foundation.appointments.public import Closure, Hall, Turn
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db


def test_a_closure_shows_first_whose_time_it_takes(city: City):
    point, hall = open_now(city)
    day = timezone.localdate() + timedelta(days=2)
    start = datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING)
    turn = booked(hall, 1, start, at=timezone.now())
    client, page = city.client("panli"), f"/office/halls/{point.code}/arrange/close/"
    told = {"resource": window(hall).pk, "day": day, "starts": "08:00", "ends": "10:00", "reason": "检修"}
    assert "有 1 个预约" in client.post(page, told).content.decode()
    assert not Closure.objects.exists()
    client.post(page, {**told, "sure": "yes"})
    turn.refresh_from_db()
    assert (turn.state, turn.former_at) == ("offered", start)


def test_a_closure_that_ends_before_it_begins_is_told_at_the_field(city: City):
    point, hall = open_now(city)
    day = timezone.localdate() + timedelta(days=2)
    told = {
        "resource": window(hall).pk,
        "day": day,
        "starts": "10:00",
        "ends": "09:00",
        "reason": "检修",
        "sure": "y",
    }
    answer = city.client("panli").post(f"/office/halls/{point.code}/arrange/close/", told)
    assert answer.status_code == 422
    assert "结束时间要在开始时间之后" in answer.content.decode()


def test_a_head_opens_a_point_and_a_clerk_does_not(city: City):
    point, _hall = open_now(city)
    Hall.objects.all().delete()
    assert city.client("zhaojing").post(f"/office/halls/{point.code}/open/").status_code == 403
    city.client("panli").post(f"/office/halls/{point.code}/open/")
    assert Hall.objects.get().resources.count() == 3


def test_a_ticket_form_sent_twice_is_one_ticket(city: City):
    point, _ = open_now(city)
    client = city.client("zhaojing")
    for _ in range(2):
        page = client.post(f"/office/halls/{point.code}/ticket/", {"item": "legal_aid", "once": "k"})
        assert "001 号" in page.content.decode()
    assert Turn.objects.count() == 1
