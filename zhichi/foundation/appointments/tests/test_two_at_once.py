"""Many at once: a place is given once, a number is given once, a form is one booking, one person is called once."""

from functools import partial

import pytest

from tests.cast import City
from tests.threads import at_once
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.actions import (
    FullError,
    LimitError,
    TurnError,
    book,
    call_next,
    cancel_turn,
    join_waiting,
    move_turn,
    sweep,
    take_ticket,
)
from zhichi.foundation.appointments.models import Slot, Turn
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    MINUTE,
    NINE,
    booked,
    hall_with,
    span,
    ticket,
    visitor,
    window,
)

pytestmark = pytest.mark.django_db(transaction=True)
BEFORE = NINE - DAY


def test_of_fifty_who_book_one_place_exactly_one_gets_it(city: City):
    hall = hall_with(city)
    place = span(window(hall))
    works = [
        partial(book, hall=hall, spans=[place], visitor=visitor(n), once=f"o{n}", by=CITIZEN, at=BEFORE)
        for n in range(50)
    ]
    results = at_once(works)
    assert sum(isinstance(result, Turn) for result in results) == 1
    assert sum(isinstance(result, FullError) for result in results) == 49
    assert Slot.objects.get().taken == 1


def test_walk_ins_and_bookings_draw_from_the_same_places(city: City):
    hall = hall_with(city)
    place = span(window(hall), capacity=6)
    works = [
        partial(book, hall=hall, spans=[place], visitor=visitor(n), once=f"o{n}", by=CITIZEN, at=NINE)
        for n in range(10)
    ]
    works += [
        partial(take_ticket, hall=hall, spans=[place], once=f"t{n}", by=SYSTEM, at=NINE) for n in range(10)
    ]
    results = at_once(works)
    assert sum(isinstance(result, Turn) for result in results) == 6
    assert {type(result) for result in results} == {Turn, FullError}
    numbers = list(Turn.objects.filter(number__isnull=False).values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))


def test_a_form_sent_twenty_times_is_one_booking(city: City):
    hall = hall_with(city)
    work = partial(
        book,
        hall=hall,
        spans=[span(window(hall), capacity=9)],
        visitor=visitor(1),
        once="same",
        by=CITIZEN,
        at=BEFORE,
    )
    results = at_once([work] * 20)
    assert {result.pk for result in results} == {Turn.objects.get().pk}
    assert Slot.objects.get().taken == 1


def test_one_telephone_cannot_hold_more_by_asking_at_once(city: City):
    hall = hall_with(city)
    works = [
        partial(
            book,
            hall=hall,
            spans=[span(window(hall), NINE + n * HALF)],
            visitor=visitor(7),
            once=f"o{n}",
            by=CITIZEN,
            at=BEFORE,
        )
        for n in range(12)
    ]
    results = at_once(works)
    assert sum(isinstance(result, Turn) for result in results) == 3
    assert {type(result) for result in results} == {Turn, LimitError}


def test_two_windows_that_call_at_once_call_two_people(city: City):
    hall = hall_with(city)
    for n in range(3):
        ticket(hall, NINE + n * MINUTE)
    works = [partial(call_next, resource_id=window(hall, n).pk, by=SYSTEM, at=NINE + HALF) for n in (1, 2)]
    results = at_once(works)
    assert len({turn.number for turn in results}) == 2


def test_one_window_asked_twice_at_once_calls_one_person(city: City):
    hall = hall_with(city)
    for n in range(3):
        ticket(hall, NINE + n * MINUTE)
    results = at_once([partial(call_next, resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)] * 4)
    assert sum(isinstance(result, Turn) for result in results) == 1
    assert sum(isinstance(result, TurnError) for result in results) == 3


def test_two_who_swap_their_times_do_not_block_each_other(city: City):
    hall = hall_with(city)
    one, two = booked(hall, NINE, 1), booked(hall, NINE + HALF, 2)
    works = [
        partial(move_turn, turn_id=one.pk, spans=[span(window(hall), NINE + HALF, 4)], by=CITIZEN, at=BEFORE),
        partial(move_turn, turn_id=two.pk, spans=[span(window(hall), NINE, 4)], by=CITIZEN, at=BEFORE),
    ] * 3
    results = at_once(works)
    assert all(isinstance(result, Turn | TurnError) for result in results)
    assert sorted(Slot.objects.values_list("taken", flat=True)) == [1, 1]


def test_places_given_back_at_once_are_offered_once_each(city: City):
    hall = hall_with(city)
    turns = [booked(hall, NINE, n, capacity=4) for n in range(4)]
    for n in range(6):
        join_waiting(hall=hall, wanted=NINE, visitor=visitor(20 + n), once=f"w{n}", by=CITIZEN, at=BEFORE)
    at_once([partial(cancel_turn, turn_id=turn.pk, by=CITIZEN, at=BEFORE) for turn in turns])
    assert Turn.objects.filter(state="offered").count() == 4
    assert Turn.objects.filter(state="waiting").count() == 2
    assert Slot.objects.get().taken == 4


def test_two_rounds_at_once_end_each_turn_once(city: City):
    hall = hall_with(city)
    for n in range(5):
        booked(hall, NINE, n, capacity=5)
    done = at_once([partial(sweep, by=SYSTEM, at=NINE + HALF)] * 3)
    assert sum(done) == 5
    assert Slot.objects.get().taken == 0
