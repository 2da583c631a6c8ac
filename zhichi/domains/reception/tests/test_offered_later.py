"""Whose time was taken away when nothing else was free: offered a place once one comes free, after the waiting list."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.reception.actions import offer_places
from zhichi.domains.reception.actions.filling import offer_all
from zhichi.domains.reception.tests.factories import HALF, NINE, NOW, booked, opened, window
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.public import (
    Closure,
    Hall,
    Turn,
    Visitor,
    accept_turn,
    cancel_turn,
    close_resource,
    displace,
    join_waiting,
    reopen_resource,
    sweep,
)

pytestmark = pytest.mark.django_db


def lost(hall: Hall, number: int = 1) -> Turn:
    """A booking whose time was taken away while no other was free."""
    turn = booked(hall, number, item="legal_aid")
    displace(turn_id=turn.pk, reason="停电", instead=[], by=SYSTEM, at=NOW)
    turn.refresh_from_db()
    assert turn.state == "displaced"
    return turn


def shut(hall: Hall) -> Closure:
    return close_resource(
        resource=window(hall),
        starts_at=NOW,
        ends_at=NINE + timedelta(days=40),
        reason="停电",
        by=SYSTEM,
        at=NOW,
    )


def test_the_round_offers_the_nearest_place_that_has_come_free(city: City):
    _, hall = opened(city)
    closure, turn = shut(hall), lost(hall)
    assert offer_places(hall=hall, by=SYSTEM, at=NOW) == []
    reopen_resource(closure_id=closure.pk, by=SYSTEM, at=NOW)
    assert offer_all(NOW) == 1
    turn.refresh_from_db()
    assert (turn.state, turn.slot.starts_at) == ("offered", NINE)
    assert accept_turn(turn_id=turn.pk, by=CITIZEN, at=NOW).state == "booked"


def test_the_waiting_list_comes_first(city: City):
    _, hall = opened(city)
    shut(hall)
    turn, holds = lost(hall), booked(hall, 2, NINE + 4 * HALF, item="legal_aid")
    booked(hall, 3, NINE + 4 * HALF, item="legal_aid")
    who = Visitor("李建国", "13900000009")
    waits = join_waiting(hall=hall, wanted=NINE, visitor=who, once="w", by=CITIZEN, at=NOW, item="legal_aid")
    cancel_turn(turn_id=holds.pk, by=CITIZEN, at=NOW)
    waits.refresh_from_db()
    turn.refresh_from_db()
    assert (waits.state, turn.state) == ("offered", "displaced")


def test_without_a_waiting_list_a_place_given_back_goes_to_who_lost_his(city: City):
    _, hall = opened(city)
    shut(hall)
    turn, holds = lost(hall), booked(hall, 2, NINE + 4 * HALF, item="legal_aid")
    booked(hall, 3, NINE + 4 * HALF, item="legal_aid")
    cancel_turn(turn_id=holds.pk, by=CITIZEN, at=NOW)
    turn.refresh_from_db()
    assert (turn.state, turn.slot.starts_at) == ("offered", NINE + 4 * HALF)


def test_who_let_an_offer_pass_is_not_asked_again_and_keeps_his_right(city: City):
    _, hall = opened(city)
    closure, turn = shut(hall), lost(hall)
    reopen_resource(closure_id=closure.pk, by=SYSTEM, at=NOW)
    offer_all(NOW)
    turn.refresh_from_db()
    after = turn.hold_until + timedelta(minutes=1)
    sweep(by=SYSTEM, at=after)
    turn.refresh_from_db()
    assert (turn.state, turn.slot) == ("displaced", None)
    assert offer_all(after) == 0
