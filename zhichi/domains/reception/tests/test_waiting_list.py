"""Who waits for a place is offered each that comes about, and is not asked in the middle of the night."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.actions import offer_places
from zhichi.domains.reception.actions.filling import offer_all
from zhichi.domains.reception.tests.factories import (
    DAY,
    HALF,
    NINE,
    NOW,
    booked,
    fill,
    open_now,
    opened,
    window,
)
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.public import (
    Closure,
    Hall,
    Turn,
    Visitor,
    cancel_turn,
    change_resource,
    close_resource,
    join_waiting,
    reopen_resource,
)

pytestmark = pytest.mark.django_db


def waits(hall: Hall, number: int = 1, item: str = "legal_aid") -> Turn:
    who, at = Visitor("李建国", f"139{number:08}"), NOW + timedelta(seconds=number)
    return join_waiting(hall=hall, wanted=NINE, visitor=who, once=f"w{number}", by=CITIZEN, at=at, item=item)


def shut(hall: Hall, hours: int = 10) -> Closure:
    """The window that does legal aid is closed for the day."""
    return close_resource(
        resource=window(hall),
        starts_at=NINE - HALF,
        ends_at=NINE + hours * 2 * HALF,
        reason="检修",
        by=SYSTEM,
        at=NOW,
    )


def test_a_window_that_opens_again_serves_who_has_waited_longest(city: City):
    _, hall = opened(city)
    closure = shut(hall)
    first, second = waits(hall, 1), waits(hall, 2)
    assert offer_places(hall=hall, by=SYSTEM, at=NOW) == []
    reopen_resource(closure_id=closure.pk, by=SYSTEM, at=NOW)
    assert [turn.pk for turn in offer_places(hall=hall, by=SYSTEM, at=NOW)] == [first.pk, second.pk]
    first.refresh_from_db()
    assert (first.state, first.slot.starts_at) == ("offered", NINE)


def test_more_places_are_found_by_the_round(city: City):
    _, hall = opened(city)
    shut(hall, 1)
    Turn.objects.all().delete()
    turn = waits(hall)
    change_resource(resource=window(hall), minutes=30, capacity=3, by=SYSTEM, at=NOW)
    assert offer_all(NOW) == 1
    turn.refresh_from_db()
    assert turn.state == "offered"
    assert offer_all(NOW) == 0


def test_where_nobody_new_is_taken_nothing_is_offered(city: City):
    _, hall = opened(city)
    waits(hall)
    Hall.objects.update(taking=False)
    assert offer_all(NOW) == 0


def test_on_a_day_with_places_nobody_is_made_to_wait(city: City):
    point, _ = open_now(city)
    tomorrow = timezone.localdate() + timedelta(days=1)
    address = f"/booking/{point.code}/wait/?item=legal_aid&day={tomorrow}"
    page = Client().get(address, follow=True)
    assert page.redirect_chain[0][0] == f"/booking/{point.code}/?item=legal_aid&day={tomorrow}"
    assert "这一天还有名额" in page.content.decode()
    # It came free while the form was being filled in.
    Client().post(address, fill())
    assert Turn.objects.get().state == "offered"


def test_what_is_freed_at_night_is_answered_in_the_morning(city: City):
    _, hall = opened(city)
    held = [booked(hall, n, NINE + 4 * HALF, item="legal_aid") for n in (1, 2)]
    turn = waits(hall)
    night = NINE - timedelta(hours=11)
    cancel_turn(turn_id=held[0].pk, by=CITIZEN, at=night)
    turn.refresh_from_db()
    assert (turn.state, turn.hold_until) == ("offered", NINE)
    told = apps.get_model("notices", "Notice").objects.get(subject=f"turn:{turn.pk}", event="booking.offered")
    assert told.words.startswith("请在 11月24日 09:00 以前答复")


def test_at_night_nobody_is_asked_whether_he_comes_at_eight(city: City):
    _, hall = opened(city)
    held = booked(hall, 1, NINE - HALF, item="legal_aid")
    turn = waits(hall)
    cancel_turn(turn_id=held.pk, by=CITIZEN, at=NINE - timedelta(hours=11))
    turn.refresh_from_db()
    assert (turn.state, turn.day) == ("waiting", DAY)
