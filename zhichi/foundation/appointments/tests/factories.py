"""A hall with two windows, and people who come."""

from datetime import datetime, timedelta
from typing import Any

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.appointments.actions import (
    ResourceDraft,
    Visitor,
    book,
    join_waiting,
    open_hall,
    take_ticket,
)
from zhichi.foundation.appointments.models import Hall, Resource, Turn
from zhichi.foundation.appointments.rules.spans import Span
from zhichi.kernel.workdays import BEIJING

# A Tuesday on which everybody works.
NINE = datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING)
HALF = timedelta(minutes=30)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def hall_with(city: City, windows: int = 2, unit: str = "370811-town", key: str = "hall") -> Hall:
    drafts = [
        ResourceDraft(f"window:{key}{n}", "window", f"{n}号窗口", title="综合", items=())
        for n in range(1, windows + 1)
    ]
    return open_hall(
        subject=f"point:{key}",
        name="许庄大厅",
        unit=city.units[unit],
        drafts=drafts,
        by=SYSTEM,
        at=NINE - DAY,
    )


def window(hall: Hall, number: int = 1) -> Resource:
    return hall.resources.order_by("pk")[number - 1]


def span(resource: Resource, start: datetime = NINE, capacity: int = 1) -> Span:
    return Span(resource.pk, start, start + HALF, capacity)


def visitor(number: int = 0, **how: Any) -> Visitor:
    return Visitor(how.pop("name", "王秀英"), f"138{number:08}", **how)


def booked(hall: Hall, start: datetime = NINE, number: int = 0, **how: Any) -> Turn:
    at = how.pop("at", NINE - DAY)
    held = how.pop("resource", None) or window(hall)
    capacity = how.pop("capacity", 4)
    return book(
        hall=hall,
        spans=[span(held, start, capacity)],
        visitor=how.pop("visitor", None) or visitor(number),
        once=how.pop("once", f"{start:%d%H%M}-{number}"),
        by=how.pop("by", CITIZEN),
        at=at,
        **how,
    )


def ticket(hall: Hall, at: datetime, key: str = "", **how: Any) -> Turn:
    held = how.pop("resource", None) or window(hall)
    spans = how.pop("spans", None) or [span(held, NINE + n * HALF, 4) for n in range(4)]
    return take_ticket(hall=hall, spans=spans, once=key or f"t{at.isoformat()}", by=SYSTEM, at=at, **how)


def waits(hall: Hall, number: int) -> Turn:
    """Somebody who waits for the day of NINE since the day before, the later the higher the number."""
    return join_waiting(
        hall=hall,
        wanted=NINE,
        visitor=visitor(number),
        once=f"w{number}",
        by=CITIZEN,
        at=NINE - DAY + number * MINUTE,
    )


def state(turn: Turn) -> str:
    turn.refresh_from_db()
    return turn.state
