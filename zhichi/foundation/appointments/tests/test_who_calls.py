"""Who may call in which hall, and where people are passed on."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.appointments.actions import (
    TurnError,
    call_next,
    pass_turn,
)
from zhichi.foundation.appointments.models import Turn
from zhichi.foundation.appointments.tests.factories import (
    HALF,
    MINUTE,
    NINE,
    hall_with,
    ticket,
    window,
)

pytestmark = pytest.mark.django_db


def test_who_is_passed_on_keeps_number_and_time(city: City):
    hall = hall_with(city)
    first = ticket(hall, NINE)
    ticket(hall, NINE + MINUTE, resource=window(hall, 2))
    call_next(resource_id=window(hall).pk, by=SYSTEM, at=NINE + HALF)
    pass_turn(turn_id=first.pk, to=window(hall, 2).pk, by=SYSTEM, at=NINE + HALF)
    assert call_next(resource_id=window(hall, 2).pk, by=SYSTEM, at=NINE + HALF).pk == first.pk


def test_nobody_is_passed_on_to_another_hall(city: City):
    hall, other = hall_with(city), hall_with(city, unit="370812-town", key="other")
    turn = ticket(hall, NINE)
    with pytest.raises(TurnError, match="另一个窗口"):
        pass_turn(turn_id=turn.pk, to=window(other).pk, by=SYSTEM, at=NINE)


def test_a_clerk_of_another_county_calls_nobody_here(city: City):
    hall = hall_with(city)
    ticket(hall, NINE)
    with pytest.raises(PermissionDenied):
        call_next(resource_id=window(hall).pk, by=city.actor("qianwei"), at=NINE)
    assert Turn.objects.get().state == "arrived"


def test_the_legal_aid_centre_works_in_the_hall_of_its_bureau(city: City):
    hall = hall_with(city, unit="370811")
    ticket(hall, NINE)
    assert call_next(resource_id=window(hall).pk, by=city.actor("zhaojing"), at=NINE).number == 1
    with pytest.raises(PermissionDenied):
        call_next(resource_id=window(hall, 2).pk, by=city.actor("hanmei"), at=NINE)
