"""What one window sees: who is here, who comes next and why, who else waits."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.foundation.appointments.public import (
    AT_WINDOW,
    LedgerCode,
    Resource,
    Turn,
    calls_of,
    choose,
    line_of,
    shown,
    terms,
)
from zhichi.foundation.ledger.public import entries_of, payload_of


@dataclass(frozen=True, slots=True)
class Desk:
    """`now` the person called or served here; `next_number` who would be called now, with the reason in words."""

    now: Turn | None
    next_number: str
    next_because: str
    waiting: tuple[str, ...]
    others: tuple[Resource, ...]
    as_of: datetime


def desk_of(resource: Resource, at: datetime) -> Desk:
    """Four statements."""
    day = localdate(at)
    now = Turn.objects.filter(resource=resource, day=day, state__in=AT_WINDOW).select_related("slot").first()
    line = line_of(resource, day)
    chosen = choose(line, calls_of(resource, day), at, terms().mix)
    return Desk(
        now=now,
        next_number=shown(chosen.number) if chosen else "",
        next_because=chosen.because if chosen else "",
        waiting=tuple(shown(one.number) for one in line),
        others=tuple(one for one in resource.hall.resources.all() if one.active and one.pk != resource.pk),
        as_of=at,
    )


def because_of(turn: Turn) -> str:
    """Why this turn was called, from the ledger."""
    called = [entry for entry in entries_of(turn.subject) if entry.code == LedgerCode.CALLED]
    payload = payload_of(called[-1]) if called else None
    return str(payload.get("because", "")) if payload else ""
