"""Calling a clerk: one open call, answered once, and the use counts as helped."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.kiosks.models import Call, Use
from zhichi.domains.kiosks.plugs import waiting
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(city: City) -> Client:
    return machine(city, kiosk_of(city))


def test_pressing_twice_calls_once_and_the_branch_is_told(city: City, screen: Client):
    for _ in range(2):
        assert screen.post("/kiosk/call/")["Location"] == "/kiosk/called/"
    assert Call.objects.count() == 1
    assert "正在叫工作人员" in screen.get("/kiosk/called/").content.decode()
    (told,) = waiting(city.actor("liming"), timezone.now())
    assert (told.count, told.url) == (1, "/office/kiosks/")
    assert waiting(city.actor("qianwei"), timezone.now()) == []


def test_who_answers_makes_the_use_assisted(city: City, screen: Client):
    screen.post("/kiosk/call/")
    call, desk = Call.objects.get(), city.client("liming")
    assert "有人等您帮忙" in desk.get("/office/kiosks/").content.decode()
    desk.post(f"/office/kiosks/calls/{call.pk}/answer/")
    assert Use.objects.get().assisted
    assert "马上到" in screen.get("/kiosk/called/").content.decode()
    again = city.client("panli").post(f"/office/kiosks/calls/{call.pk}/answer/", follow=True)
    assert "已经有同事应答了" in again.content.decode()


def test_a_foreign_station_sees_no_kiosk_and_answers_no_call(city: City, screen: Client):
    screen.post("/kiosk/call/")
    call, foreign = Call.objects.get(), city.client("qianwei")
    assert "还没有自助终端" in foreign.get("/office/kiosks/").content.decode()
    assert foreign.get(f"/office/kiosks/{call.kiosk_id}/").status_code == 404
    assert foreign.post(f"/office/kiosks/calls/{call.pk}/answer/").status_code == 404
    assert Call.objects.get().answered_at is None
