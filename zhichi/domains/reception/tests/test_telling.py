"""What is said of a booking names its day, and wakes nobody for what is days away."""

from datetime import datetime, timedelta

import pytest
from django.apps import apps

from tests.cast import City
from zhichi.domains.reception.actions import settle_bookings
from zhichi.domains.reception.tests.factories import DAY, HALF, NINE, NOW, booked, opened, window
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.public import Turn, cancel_turn, close_resource, join_waiting, sweep
from zhichi.foundation.appointments.public import Visitor as Who

pytestmark = pytest.mark.django_db


def told(turn: Turn) -> dict[str, str]:
    """Event and day of everything told about a booking."""
    notices = apps.get_model("notices", "Notice").objects.filter(subject=f"turn:{turn.pk}")
    return dict(notices.values_list("event", "day"))


def test_a_cancelled_booking_says_which(city: City):
    _, hall = opened(city)
    turn = booked(hall, 1)
    cancel_turn(turn_id=turn.pk, by=CITIZEN, at=NOW)
    assert told(turn)["booking.cancelled"] == "2026-11-24T09:00+08:00"


def test_a_missed_booking_says_which(city: City):
    _, hall = opened(city)
    turn = booked(hall, 1)
    sweep(by=SYSTEM, at=NINE + HALF)
    assert told(turn)["booking.missed"] == "2026-11-24T09:00+08:00"


def test_the_waiting_list_says_of_which_day(city: City):
    _, hall = opened(city)
    who = Who("李建国", "13900000001")
    turn = join_waiting(hall=hall, wanted=NINE, visitor=who, once="w", by=CITIZEN, at=NOW)
    assert told(turn)["booking.waiting"] == DAY.isoformat()


@pytest.mark.parametrize(
    ("at", "event"),
    [(NINE - timedelta(hours=2), "booking.displaced_soon"), (NOW, "booking.displaced")],
)
def test_only_whose_time_comes_within_hours_is_told_at_night(city: City, at: datetime, event: str):
    _, hall = opened(city)
    turn = booked(hall, 1)
    close_resource(
        resource=window(hall), starts_at=NINE, ends_at=NINE + HALF, reason="检修", by=SYSTEM, at=at
    )
    settle_bookings(hall=hall, reason="检修", by=SYSTEM, at=at)
    assert told(turn)[event] == "2026-11-24T09:00+08:00"
    assert len([one for one in told(turn) if one.startswith("booking.displaced")]) == 1
