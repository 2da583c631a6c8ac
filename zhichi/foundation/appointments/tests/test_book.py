"""Booking, changing, cancelling: what one may do, and how much."""

import pytest
from django.db import connection

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.appointments.actions import (
    FullError,
    TurnError,
    Visitor,
    cancel_turn,
    move_turn,
)
from zhichi.foundation.appointments.models import Slot
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    NINE,
    booked,
    hall_with,
    span,
    visitor,
    window,
)
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
BEFORE = NINE - DAY


def test_the_same_form_sent_again_answers_the_first_booking(city: City):
    hall = hall_with(city)
    first = booked(hall, once="a")
    assert booked(hall, once="a", number=5).pk == first.pk
    assert Slot.objects.get().taken == 1


@pytest.mark.parametrize(
    ("who", "field"),
    [
        (Visitor("", "13812345678"), "name"),
        (Visitor("王" * 41, "13812345678"), "name"),
        (Visitor("王秀英", "12345"), "phone"),
        (Visitor("王秀英", "13812345678", "chief"), "group"),
    ],
)
def test_bad_input_names_its_field_and_takes_no_place(city: City, who: Visitor, field: str):
    with pytest.raises(TurnError) as caught:
        booked(hall_with(city), visitor=who)
    assert caught.value.field == field
    assert not Slot.objects.exists()


def test_a_time_that_is_over_by_the_servers_clock_cannot_be_booked(city: City):
    with pytest.raises(TurnError, match="已经过了"):
        booked(hall_with(city), at=NINE + HALF)


def test_a_change_that_finds_no_place_keeps_what_was_booked(city: City):
    hall = hall_with(city)
    mine = booked(hall, NINE, 1, capacity=1)
    booked(hall, NINE + HALF, 2, capacity=1)
    with pytest.raises(FullError):
        move_turn(turn_id=mine.pk, spans=[span(window(hall), NINE + HALF)], by=CITIZEN, at=BEFORE)
    mine.refresh_from_db()
    assert mine.slot.starts_at == NINE


def test_a_change_takes_the_new_place_and_gives_back_the_old(city: City):
    hall = hall_with(city)
    mine = booked(hall)
    move_turn(turn_id=mine.pk, spans=[span(window(hall), NINE + HALF)], by=CITIZEN, at=BEFORE)
    assert list(Slot.objects.values_list("taken", flat=True)) == [0, 1]


def test_a_second_cancel_changes_nothing(city: City):
    turn = booked(hall_with(city))
    cancel_turn(turn_id=turn.pk, by=CITIZEN, at=BEFORE)
    with pytest.raises(TurnError, match="不能取消"):
        cancel_turn(turn_id=turn.pk, by=CITIZEN, at=BEFORE)
    assert Slot.objects.get().taken == 0
    assert [entry.code for entry in entries_of(turn.subject)] == [
        "appointments.turn.booked",
        "appointments.turn.cancelled",
    ]


def test_nothing_personal_stands_in_the_clear(city: City):
    turn = booked(hall_with(city), visitor=visitor(1, group="disabled", case_code="1234567890123456"))
    with connection.cursor() as cursor:
        cursor.execute('SELECT name, phone, "group", case_code FROM appointments_turn')
        sealed = [
            bytes(value) if not isinstance(value, str) else value.encode() for value in cursor.fetchone()
        ]
    for told in ("王秀英", turn.phone, "disabled", "1234567890123456"):
        assert all(told.encode() not in value for value in sealed)
