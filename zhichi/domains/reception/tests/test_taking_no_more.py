"""A hall that takes nobody new receives those who booked, as its page promises."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.actions import open_point
from zhichi.domains.reception.actions.settling import settle_all
from zhichi.domains.reception.tests.factories import NINE, NOW, booked, open_now, opened, opening
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import arrive

pytestmark = pytest.mark.django_db


def test_the_round_leaves_what_is_booked(city: City):
    point, hall = opened(city)
    turn = booked(hall, 1)
    open_point(point=point, by=SYSTEM, at=NOW, taking=False)
    assert settle_all(NOW) == 0
    assert arrive(turn_id=turn.pk, by=SYSTEM, at=NINE).number == 1


def test_who_wants_another_time_is_told_to_ring(city: City):
    point, hall = open_now(city)
    start = (timezone.now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    turn = booked(hall, 1, start, at=timezone.now())
    client = opening(turn)
    open_point(point=point, by=SYSTEM, at=timezone.now(), taking=False)
    page = client.get(f"/bookings/{turn.code}/change/", follow=True)
    assert page.status_code == 200
    assert "这里现在不接新的预约，改时间请打电话；约好的照常接待。" in page.content.decode()
