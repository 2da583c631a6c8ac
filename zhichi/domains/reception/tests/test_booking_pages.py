"""A citizen books on the pages, without account and without script."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import Point
from zhichi.domains.reception.tests.factories import fill, open_now, opening, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Slot, Turn, close_resource

pytestmark = pytest.mark.django_db


def first_form(client: Client, point: Point, item: str = "legal_aid") -> str:
    """The address of the form for the first free time of tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client.get(f"/booking/{point.code}/?item={item}&day={tomorrow}").content.decode()
    found = re.findall(r'href="(/booking/[^"]+/form/[^"]+)"', page)
    return found[0].replace("&amp;", "&")


def test_from_the_list_to_the_paper(city: City):
    point, _ = open_now(city)
    client = Client()
    assert point.name in client.get("/booking/?item=legal_aid").content.decode()
    answer = client.post(first_form(client, point), fill(), follow=True)
    page = answer.content.decode()
    turn = Turn.objects.get()
    assert answer.redirect_chain[0][0] == f"/bookings/{turn.code}/"
    assert "约好了" in page
    assert "王**" in page
    assert "王秀英" not in page
    assert turn.resource.name == "1号窗口"


def test_the_form_sent_twice_and_after_going_back_is_one_booking(city: City):
    point, _ = open_now(city)
    client = Client()
    form, filled = first_form(client, point), fill()
    first = client.post(form, filled)
    again = client.post(form, filled)
    assert first.url == again.url
    assert Slot.objects.get().taken == 1


def test_what_was_typed_stays_when_something_is_wrong(city: City):
    point, _ = open_now(city)
    client = Client()
    answer = client.post(first_form(client, point), fill(phone="123"))
    assert answer.status_code == 422
    assert 'value="王秀英"' in answer.content.decode()
    assert not Turn.objects.exists()


def test_when_a_day_is_full_one_can_wait_for_a_place(city: City):
    point, hall = open_now(city)
    tomorrow = timezone.localdate() + timedelta(days=1)
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    shut = {"starts_at": midnight, "ends_at": midnight + timedelta(days=1)}
    close_resource(resource=window(hall), **shut, reason="检修", by=SYSTEM, at=timezone.now())
    client, address = Client(), f"/booking/{point.code}/wait/?item=legal_aid&day={tomorrow}"
    assert "排候补" in client.get(address).content.decode()
    answer = client.post(address, fill(), follow=True)
    assert "排在候补里" in answer.content.decode()
    assert Turn.objects.get().state == "waiting"


def test_a_point_that_takes_no_bookings_has_no_such_page_and_no_button(city: City):
    point, hall = open_now(city)
    client = Client()
    assert f"/booking/{point.code}/" in client.get(f"/points/{point.code}/").content.decode()
    type(hall).objects.update(taking=False)
    assert client.get(f"/booking/{point.code}/").status_code == 404
    assert f"/booking/{point.code}/" not in client.get(f"/points/{point.code}/").content.decode()


def test_a_guide_leads_to_where_its_item_can_be_booked(city: City):
    page = Client().get("/guides/legal_aid/").content.decode()
    assert "/booking/?item=legal_aid" in page


def test_the_paper_opens_only_with_code_and_last_four(city: City):
    point, _ = open_now(city)
    maker = Client()
    maker.post(first_form(maker, point), fill())
    turn = Turn.objects.get()
    stranger = Client()
    assert stranger.get(f"/bookings/{turn.code}/").url == f"/bookings/?code={turn.code}"
    assert stranger.post("/bookings/", {"code": turn.code, "ending": "0000"}).status_code == 422
    assert opening(turn).get(f"/bookings/{turn.code}/").status_code == 200


def test_a_time_that_cannot_be_booked_leads_back_before_anything_is_typed(city: City):
    point, _ = open_now(city)
    answer = Client().get(f"/booking/{point.code}/form/?at=2020-01-01T08:30&item=legal_aid", follow=True)
    assert answer.redirect_chain[0][0] == f"/booking/{point.code}/?day=2020-01-01&item=legal_aid"
    assert "这个时间约满了或者不能约" in answer.content.decode()
