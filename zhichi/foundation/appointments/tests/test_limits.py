"""How much one telephone and one address may hold."""

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.appointments.actions import (
    LimitError,
    TurnError,
    cancel_turn,
)
from zhichi.foundation.appointments.models import Turn
from zhichi.foundation.appointments.tests.factories import (
    DAY,
    HALF,
    NINE,
    booked,
    hall_with,
    visitor,
    window,
)

pytestmark = pytest.mark.django_db
BEFORE = NINE - DAY


def test_ten_thousand_bookings_by_one_telephone_end_at_the_third(city: City):
    hall = hall_with(city)
    for n in range(3):
        booked(hall, NINE + n * HALF, visitor=visitor(1))
    for n in range(3, 8):
        with pytest.raises(LimitError, match="已经有 3 个"):
            booked(hall, NINE + n * HALF, visitor=visitor(1))
    assert Turn.objects.count() == 3


def test_booking_and_cancelling_all_day_ends_too(city: City):
    hall = hall_with(city)
    for n in range(10):
        turn = booked(hall, once=f"o{n}", visitor=visitor(1))
        cancel_turn(turn_id=turn.pk, by=CITIZEN, at=BEFORE)
    with pytest.raises(LimitError, match="次数太多"):
        booked(hall, once="one more", visitor=visitor(1))


def test_many_telephones_from_one_address_end_too(city: City):
    hall = hall_with(city)
    for n in range(60):
        booked(hall, NINE + n * HALF, visitor=visitor(n, address="203.0.113.7"))
    with pytest.raises(LimitError, match="从您这里"):
        booked(hall, NINE + 60 * HALF, visitor=visitor(61, address="203.0.113.7"))


def test_one_telephone_is_not_booked_twice_for_one_time(city: City):
    hall = hall_with(city)
    booked(hall, once="a", visitor=visitor(1))
    with pytest.raises(TurnError, match="在这个时间已经约了"):
        booked(hall, once="b", visitor=visitor(1), resource=window(hall, 2))
