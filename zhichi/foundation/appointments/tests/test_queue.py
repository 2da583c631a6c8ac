"""In the hall: tickets and arrivals, calling, serving, missing, passing on."""

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.actions import (
    FullError,
    TurnError,
    arrive,
    call_again,
    call_next,
    finish_turn,
    miss_turn,
    start_turn,
)
from zhichi.foundation.appointments.models import Slot
from zhichi.foundation.appointments.rules.replay import replay
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    MINUTE,
    NINE,
    booked,
    hall_with,
    span,
    ticket,
    window,
)
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def test_numbers_are_given_in_order_to_all_who_come(city: City):
    hall = hall_with(city)
    mine = booked(hall)
    first = ticket(hall, NINE)
    assert arrive(turn_id=mine.pk, by=CITIZEN, at=NINE).number == 2
    assert (first.number, ticket(hall, NINE + MINUTE).number) == (1, 3)


def test_a_booking_is_not_taken_up_on_another_day(city: City):
    mine = booked(hall_with(city))
    with pytest.raises(TurnError, match="那天来了再取号"):
        arrive(turn_id=mine.pk, by=CITIZEN, at=NINE - DAY)


def test_when_all_is_taken_only_an_officer_takes_somebody_in(city: City):
    hall = hall_with(city)
    booked(hall, capacity=1)
    with pytest.raises(FullError, match="取完了"):
        ticket(hall, NINE, spans=[span(window(hall))])
    extra = ticket(hall, NINE, spans=[span(window(hall))], extra=window(hall))
    assert extra.slot is None
    assert Slot.objects.get().taken == 1


def test_a_call_stands_on_the_ledger_and_can_be_replayed(city: City):
    hall = hall_with(city)
    ticket(hall, NINE)
    ticket(hall, NINE + MINUTE, group="elderly")
    called = call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)
    assert called.number == 2
    payload = payload_of(list(entries_of(called.subject))[-1])
    assert payload["chosen"] == replay(payload).number == 2
    assert "elderly" not in str(payload)


def test_a_window_calls_nobody_while_somebody_is_there(city: City):
    hall = hall_with(city)
    ticket(hall, NINE)
    ticket(hall, NINE + MINUTE)
    call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)
    with pytest.raises(TurnError, match="还在这里"):
        call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)


def test_from_the_call_to_the_end(city: City):
    hall = hall_with(city)
    ticket(hall, NINE)
    turn = call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)
    start_turn(turn_id=turn.pk, by=SYSTEM, at=NINE + HALF)
    done = finish_turn(turn_id=turn.pk, by=SYSTEM, at=NINE + 2 * HALF)
    assert (done.state, done.ended_at - done.started_at) == ("served", HALF)
    assert call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + 2 * HALF) is None


def test_after_three_calls_nobody_is_called_a_fourth_time(city: City):
    hall = hall_with(city)
    ticket(hall, NINE)
    turn = call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + MINUTE)
    for n in (2, 3):
        assert call_again(turn_id=turn.pk, by=SYSTEM, at=NINE + n * MINUTE).calls == n
    with pytest.raises(TurnError, match="已经叫了 3 次"):
        call_again(turn_id=turn.pk, by=SYSTEM, at=NINE + 4 * MINUTE)
    miss_turn(turn_id=turn.pk, by=SYSTEM, at=NINE + 5 * MINUTE)
    assert Slot.objects.get().taken == 0
