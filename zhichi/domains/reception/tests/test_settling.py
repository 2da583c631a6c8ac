"""When nobody will be there any more: told, another time kept, nothing lost."""

from datetime import time, timedelta

import pytest
from django.apps import apps

from tests.cast import City
from zhichi.domains.network.public import HoursException
from zhichi.domains.reception.actions import add_shift, settle_bookings
from zhichi.domains.reception.actions.settling import settle_all
from zhichi.domains.reception.tests.factories import DAY, HALF, NINE, NOW, booked, opened, window
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.public import Turn, close_resource

pytestmark = pytest.mark.django_db


def test_a_closed_window_moves_its_bookings_and_no_others(city: City):
    _, hall = opened(city)
    mine, other = booked(hall, 1, item="legal_aid"), booked(hall, 2, resource=window(hall, 2))
    close_resource(
        resource=window(hall), starts_at=NINE, ends_at=NINE + 2 * HALF, reason="检修", by=SYSTEM, at=NOW
    )
    assert [turn.pk for turn in settle_bookings(hall=hall, reason="检修", by=SYSTEM, at=NOW)] == [mine.pk]
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.state, mine.slot.starts_at, mine.former_at) == ("offered", NINE + 2 * HALF, NINE)
    assert other.state == "booked"
    assert settle_bookings(hall=hall, reason="检修", by=SYSTEM, at=NOW) == []


def test_a_holiday_announced_late_is_found_by_the_hourly_round(city: City):
    point, hall = opened(city)
    turn = booked(hall, 1)
    HoursException.objects.create(point=point, from_on=DAY, last_on=DAY, hours=[], reason="停电")
    assert settle_all(NOW) == 1
    turn.refresh_from_db()
    assert turn.slot.starts_at == NINE + timedelta(days=1)


def test_a_rota_that_leaves_a_day_out_moves_who_booked_on_it(city: City):
    _, hall = opened(city)
    turn = booked(hall, 1, item="legal_aid")
    add_shift(
        resource=window(hall),
        weekday=3,
        starts=time(9),
        ends=time(12),
        person="李明",
        from_on=DAY,
        by=SYSTEM,
        at=NOW,
    )
    settle_bookings(hall=hall, reason="排班变了", by=SYSTEM, at=NOW)
    turn.refresh_from_db()
    assert turn.slot.starts_at == NINE + timedelta(days=1)


def test_when_nothing_is_free_the_booking_waits_for_its_person(city: City):
    point, hall = opened(city)
    turn = booked(hall, 1)
    HoursException.objects.create(
        point=point, from_on=DAY - timedelta(1), last_on=DAY + timedelta(40), hours=[], reason="修缮"
    )
    settle_bookings(hall=hall, reason="修缮", by=SYSTEM, at=NOW)
    turn.refresh_from_db()
    assert (turn.state, turn.slot, turn.former_at) == ("displaced", None, NINE)


def test_who_is_moved_is_told_without_name_and_code(city: City):
    _, hall = opened(city)
    turn = booked(hall, 1)
    close_resource(
        resource=window(hall), starts_at=NINE, ends_at=NINE + HALF, reason="检修", by=SYSTEM, at=NOW
    )
    settle_bookings(hall=hall, reason="检修", by=SYSTEM, at=NOW)
    told = list(apps.get_model("notices", "Notice").objects.filter(subject=f"turn:{turn.pk}").order_by("pk"))
    assert [notice.event for notice in told] == ["booking.made", "booking.displaced", "booking.offered"]
    assert all(turn.name not in notice.words and turn.code not in notice.words for notice in told)
    assert Turn.objects.get().code[-4:] == told[0].tail
