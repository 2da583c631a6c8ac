"""A hall's day as its people see it: who waits, who is at which window, who booked and has not come yet."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from zhichi.foundation.appointments.public import AT_WINDOW, Hall, Resource, State, Turn, terms

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One turn in a list; `waited` whole minutes, None when it does not wait."""

    turn: Turn
    waited: int | None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A resource with who is there now and how many wait for it."""

    resource: Resource
    now: Turn | None
    waiting: int


@dataclass(frozen=True, slots=True)
class HallDay:
    """Counts of today by state, the places, and the lists; at most `MOST_SHOWN` turns in a list."""

    day: date
    counts: dict[str, int]
    places: list[Place]
    waiting: list[Line]
    coming: list[Line]
    displaced: list[Turn]
    as_of: datetime

    @property
    def left(self) -> int:
        return self.counts.get(State.ARRIVED, 0)

    @property
    def done(self) -> int:
        return self.counts.get(State.SERVED, 0)

    @property
    def missed(self) -> int:
        return self.counts.get(State.MISSED, 0)


def day_of_hall(hall: Hall, at: datetime) -> HallDay:
    """Three statements, however many people there are."""
    day = localdate(at)
    turns = list(Turn.objects.of_day(hall, day).select_related("resource", "slot").order_by("number", "pk"))
    counts: dict[str, int] = {}
    for turn in turns:
        counts[turn.state] = counts.get(turn.state, 0) + 1
    waiting = [turn for turn in turns if turn.state == State.ARRIVED]
    booked = [turn for turn in turns if turn.state == State.BOOKED and turn.slot is not None]
    places = [
        Place(
            resource,
            next((t for t in turns if t.resource_id == resource.pk and t.state in AT_WINDOW), None),
            sum(t.resource_id == resource.pk for t in waiting),
        )
        for resource in hall.resources.filter(active=True)
    ]
    grace = timedelta(minutes=terms().grace_minutes)
    return HallDay(
        day=day,
        counts=counts,
        places=places,
        waiting=[Line(turn, minutes_since(turn, at)) for turn in waiting[:MOST_SHOWN]],
        coming=[
            Line(turn, None, late=turn.slot is not None and turn.slot.starts_at + grace < at)
            for turn in sorted(booked, key=start_of)[:MOST_SHOWN]
        ],
        displaced=list(
            Turn.objects.filter(hall=hall, state=State.DISPLACED).order_by("former_at")[:MOST_SHOWN]
        ),
        as_of=at,
    )


def start_of(turn: Turn) -> datetime:
    return turn.slot.starts_at if turn.slot else turn.made_at


def minutes_since(turn: Turn, at: datetime) -> int | None:
    return (at - turn.arrived_at) // timedelta(minutes=1) if turn.arrived_at else None
