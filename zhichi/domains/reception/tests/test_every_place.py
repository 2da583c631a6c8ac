"""Every place of a slot is given away: by pages, at the desk and in the hall, all by what the planner says is free."""

from functools import partial

import pytest

from tests.cast import City
from tests.threads import at_once
from zhichi.domains.reception.models.halls import hall_of
from zhichi.domains.reception.models.planning import at_moment, planner
from zhichi.domains.reception.tests.factories import DAY, NINE, NOW, opened, window
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.public import (
    FullError,
    Hall,
    Slot,
    Span,
    Turn,
    Visitor,
    book,
    change_resource,
    take_ticket,
)


def free_at_nine(hall: Hall) -> list[Span]:
    fresh = hall_of(hall.subject.removeprefix("point:"))
    assert fresh is not None
    return at_moment(planner(fresh, DAY, 1, NOW).free_on(DAY, "legal_aid", NOW), NINE)


def one_books(hall: Hall, number: int, spans: list[Span] | None = None) -> Turn:
    spans = free_at_nine(hall) if spans is None else spans
    who = Visitor("王秀英", f"138{number:08}")
    return book(hall=hall, spans=spans, visitor=who, once=f"b{number}", by=CITIZEN, at=NOW)


def one_takes(hall: Hall, number: int, spans: list[Span] | None = None) -> Turn:
    spans = free_at_nine(hall) if spans is None else spans
    return take_ticket(hall=hall, spans=spans, once=f"t{number}", by=SYSTEM, at=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("places", [1, 2, 3, 5])
def test_a_slot_takes_as_many_as_it_has_places_and_no_more(city: City, places: int):
    _, hall = opened(city)
    change_resource(resource=window(hall), minutes=30, capacity=places, by=SYSTEM, at=NOW)
    for number in range(places):
        assert sum(span.left for span in free_at_nine(hall)) == places - number
        (one_takes if number % 2 else one_books)(hall, number)
    assert free_at_nine(hall) == []
    with pytest.raises(FullError):
        one_books(hall, 99)
    assert Slot.objects.values_list("taken", "capacity").get() == (places, places)


@pytest.mark.django_db(transaction=True)
def test_bookings_and_tickets_at_once_fill_the_slot_to_its_last_place(city: City):
    _, hall = opened(city)
    change_resource(resource=window(hall), minutes=30, capacity=7, by=SYSTEM, at=NOW)
    one_books(hall, 50)
    spans = free_at_nine(hall)
    works = [partial(one_books, hall, n, spans) for n in range(12)]
    works += [partial(one_takes, hall, n, spans) for n in range(12)]
    results = at_once(works)
    assert sum(isinstance(result, Turn) for result in results) == 6
    assert {type(result) for result in results} == {Turn, FullError}
    assert Slot.objects.values_list("taken", "capacity").get() == (7, 7)
