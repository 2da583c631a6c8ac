"""What the booking pages refuse, and how politely."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import Point
from zhichi.domains.reception.tests.factories import fill, open_now
from zhichi.domains.reception.views.citizen.keys import new_form
from zhichi.foundation.appointments.public import Turn
from zhichi.kernel import tracking

pytestmark = pytest.mark.django_db


def first_form(client: Client, point: Point, item: str = "legal_aid") -> str:
    """The address of the form for the first free time of tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = client.get(f"/booking/{point.code}/?item={item}&day={tomorrow}").content.decode()
    found = re.findall(r'href="(/booking/[^"]+/form/[^"]+)"', page)
    return found[0].replace("&amp;", "&")


def test_a_form_that_comes_back_at_once_is_asked_again_and_then_taken(city: City):
    point, _ = open_now(city)
    client = Client()
    form = first_form(client, point)
    answer = client.post(form, fill(once=new_form()))
    assert answer.status_code == 422
    assert "太快" in answer.content.decode()
    assert not Turn.objects.exists()


@pytest.mark.parametrize("once", ["", "x", "made:up:key", "a" * 500])
def test_a_form_that_is_not_ours_is_refused_politely(city: City, once: str):
    point, _ = open_now(city)
    client = Client()
    assert client.post(first_form(client, point), fill(once=once)).status_code == 422
    assert not Turn.objects.exists()


def test_the_fourth_booking_of_a_telephone_is_refused_politely(city: City):
    point, _ = open_now(city)
    client = Client()
    tomorrow = timezone.localdate() + timedelta(days=1)
    for hour in (9, 10, 11):
        client.post(f"/booking/{point.code}/form/?item=legal_aid&at={tomorrow}T{hour:02}:00", fill())
    answer = client.post(f"/booking/{point.code}/form/?item=legal_aid&at={tomorrow}T12:00", fill())
    assert answer.status_code == 429
    assert "办完或者取消一个以后再约" in answer.content.decode()
    assert Turn.objects.count() == 3


@pytest.mark.parametrize(
    "moment", ["", "yesterday", "2026-13-40T99:99", "2020-01-01T09:00", "2999-01-01T09:00"]
)
def test_a_time_nobody_offers_books_nothing(city: City, moment: str):
    point, _ = open_now(city)
    answer = Client().post(f"/booking/{point.code}/form/?at={moment}", fill())
    assert answer.status_code in {404, 409}
    assert not Turn.objects.exists()


def test_a_script_in_a_name_is_only_text(city: City):
    point, _ = open_now(city)
    client = Client()
    page = client.post(first_form(client, point), fill(name="<script>alert(1)</script>"), follow=True)
    assert b"<script>alert" not in page.content


def test_guessing_codes_is_locked(city: City):
    client, code = Client(), tracking.new()
    statuses = [client.post("/bookings/", {"code": code, "ending": f"{n:04}"}).status_code for n in range(7)]
    assert statuses[-1] == 429
