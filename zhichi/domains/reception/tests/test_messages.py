"""What was told about a booking stands on a page of its own, where its person says how he wants to be told."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.tests.factories import booked, open_now, opening
from zhichi.foundation.appointments.public import Turn

pytestmark = pytest.mark.django_db


@pytest.fixture
def turn(city: City) -> Turn:
    _, hall = open_now(city)
    start = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return booked(hall, 1, start, at=timezone.now())


def test_without_any_channel_what_was_told_is_read_here(turn: Turn):
    client = opening(turn)
    assert f"/bookings/{turn.code}/notices/" in client.get(f"/bookings/{turn.code}/").content.decode()
    page = client.get(f"/bookings/{turn.code}/notices/").content.decode()
    for words in ("约好了", "消息只在这里", "138****0001"):
        assert words in page
    assert turn.phone not in page
    assert turn.name not in page


def test_stopping_holds_for_the_number(turn: Turn):
    client = opening(turn)
    assert client.post(f"/bookings/{turn.code}/notices/", {"channel": "stop"}).status_code == 302
    assert "您说过不要再发" in client.get(f"/bookings/{turn.code}/notices/").content.decode()
    assert apps.get_model("notices", "CitizenWish").objects.get().stopped_at is not None


def test_a_choice_that_is_not_offered_is_refused_beside_its_field(turn: Turn):
    page = opening(turn).post(f"/bookings/{turn.code}/notices/", {"channel": "pigeon"})
    assert page.status_code == 422
    assert "请选一种" in page.content.decode()


def test_who_has_not_shown_the_key_is_asked_for_it(turn: Turn):
    answer = Client().get(f"/bookings/{turn.code}/notices/")
    assert answer["Location"] == f"/bookings/?code={turn.code}"
