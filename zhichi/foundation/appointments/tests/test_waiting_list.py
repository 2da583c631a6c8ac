"""The waiting list, and whose time is taken away."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.actions import (
    TurnError,
    accept_turn,
    cancel_turn,
    join_waiting,
    sweep,
)
from zhichi.foundation.appointments.models import Slot, terms
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    MINUTE,
    NINE,
    booked,
    hall_with,
    state,
    visitor,
    waits,
)

pytestmark = pytest.mark.django_db
BEFORE = NINE - DAY
GRACE = timedelta(minutes=terms().grace_minutes)


def test_a_freed_place_is_offered_to_who_has_waited_longest(city: City):
    hall = hall_with(city)
    held = booked(hall, number=9, capacity=1)
    second, first = waits(hall, 2), waits(hall, 1)
    cancel_turn(turn_id=held.pk, by=CITIZEN, at=BEFORE + HALF)
    assert (state(first), state(second)) == ("offered", "waiting")
    accept_turn(turn_id=first.pk, by=CITIZEN, at=BEFORE + HALF + MINUTE)
    assert state(first) == "booked"
    assert Slot.objects.get().taken == 1


def test_an_offer_that_nobody_answers_goes_to_the_next(city: City):
    hall = hall_with(city)
    held = booked(hall, number=9, capacity=1)
    first, second = waits(hall, 1), waits(hall, 2)
    cancel_turn(turn_id=held.pk, by=CITIZEN, at=BEFORE + HALF)
    late = BEFORE + HALF + timedelta(minutes=terms().accept_minutes)
    with pytest.raises(TurnError, match="已经过了"):
        accept_turn(turn_id=first.pk, by=CITIZEN, at=late)
    sweep(by=SYSTEM, at=late)
    assert (state(first), state(second)) == ("lapsed", "offered")


def test_a_place_that_is_nearly_over_is_offered_to_nobody(city: City):
    hall = hall_with(city)
    held = booked(hall, number=9, capacity=1)
    waiting = waits(hall, 1)
    cancel_turn(turn_id=held.pk, by=CITIZEN, at=NINE - 10 * MINUTE)
    assert state(waiting) == "waiting"


def test_nobody_waits_twice_for_one_day(city: City):
    hall = hall_with(city)
    waits(hall, 1)
    with pytest.raises(TurnError, match="已经在这一天的候补里"):
        join_waiting(hall=hall, wanted=NINE, visitor=visitor(1), once="again", by=CITIZEN, at=BEFORE)
