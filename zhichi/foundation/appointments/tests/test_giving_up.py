"""Places that nobody uses go to others: the grace, the waiting list, offers that nobody answers."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.actions import (
    arrive,
    call_next,
    displace,
    start_turn,
    sweep,
)
from zhichi.foundation.appointments.models import Slot, terms
from zhichi.foundation.appointments.models.queue import served_minutes
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    MINUTE,
    NINE,
    booked,
    hall_with,
    span,
    state,
    ticket,
    window,
)

pytestmark = pytest.mark.django_db
BEFORE = NINE - DAY
GRACE = timedelta(minutes=terms().grace_minutes)


def test_before_the_grace_is_over_the_place_is_kept(city: City):
    turn = booked(hall_with(city))
    sweep(by=SYSTEM, at=NINE + GRACE - MINUTE)
    assert state(turn) == "booked"


def test_after_the_grace_a_walk_in_gets_the_place(city: City):
    hall = hall_with(city)
    turn = booked(hall, capacity=1)
    sweep(by=SYSTEM, at=NINE + GRACE)
    assert state(turn) == "missed"
    assert ticket(hall, NINE + GRACE, spans=[span(window(hall))]).slot.starts_at == NINE


def test_who_has_come_is_not_given_up(city: City):
    turn = booked(hall_with(city))
    arrive(turn_id=turn.pk, by=CITIZEN, at=NINE)
    sweep(by=SYSTEM, at=NINE + 2 * HALF)
    assert state(turn) == "arrived"


def test_who_was_left_when_the_hall_closed_does_not_wait_for_ever(city: City):
    turn = ticket(hall_with(city), NINE)
    sweep(by=SYSTEM, at=NINE + DAY)
    assert state(turn) == "missed"


def test_whose_time_is_taken_away_is_kept_another_one(city: City):
    hall = hall_with(city)
    turn = booked(hall)
    later = span(window(hall, 2), NINE + 4 * HALF, 4)
    displace(turn_id=turn.pk, reason="检修", instead=[later], by=SYSTEM, at=BEFORE)
    assert state(turn) == "offered"
    assert (turn.former_at, turn.slot.starts_at) == (NINE, NINE + 4 * HALF)
    assert sorted(Slot.objects.values_list("taken", flat=True)) == [0, 1]


def test_who_does_not_answer_then_still_has_a_right_to_a_time(city: City):
    hall = hall_with(city)
    turn = booked(hall)
    displace(
        turn_id=turn.pk, reason="检修", instead=[span(window(hall), NINE + 4 * HALF)], by=SYSTEM, at=BEFORE
    )
    sweep(by=SYSTEM, at=BEFORE + timedelta(minutes=terms().accept_minutes))
    assert state(turn) == "offered"
    sweep(by=SYSTEM, at=BEFORE + timedelta(minutes=terms().displaced_minutes))
    assert state(turn) == "displaced"
    assert turn.seat is not None
    assert set(Slot.objects.values_list("taken", flat=True)) == {0}


def test_who_was_left_at_a_window_does_not_hold_his_telephone_for_ever(city: City):
    hall = hall_with(city)
    turn = booked(hall)
    arrive(turn_id=turn.pk, by=CITIZEN, at=NINE)
    call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE)
    start_turn(turn_id=turn.pk, by=SYSTEM, at=NINE)
    assert sweep(by=SYSTEM, at=NINE + 8 * HALF) == 0
    sweep(by=SYSTEM, at=NINE + DAY)
    assert state(turn) == "served"
    assert turn.seat is None
    assert served_minutes(hall, "", NINE + DAY) == []
