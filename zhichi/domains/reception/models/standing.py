"""Where one turn stands today, for the person: how many are before it, and about how long it will take."""

from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.appointments.public import (
    AT_WINDOW,
    Estimate,
    State,
    Turn,
    ahead_of,
    calls_of,
    estimate,
    line_of,
    served_minutes,
    terms,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`ahead` people would be called before if nobody else came; who comes later may still be called earlier."""

    ahead: int
    estimate: Estimate


def standing_of(turn: Turn, at: datetime) -> Standing | None:
    """Of a turn that waits in the hall, None for any other. Six statements."""
    if turn.state != State.ARRIVED or turn.resource is None:
        return None
    line = [one for one in line_of(turn.resource, turn.day) if one.own]
    ahead = ahead_of(turn.number or 0, line, calls_of(turn.resource, turn.day), at, terms().mix)
    at_work = Turn.objects.filter(
        hall=turn.hall_id, day=turn.day, resource=turn.resource, state__in=AT_WINDOW
    )
    ahead += at_work.count()
    minutes = served_minutes(turn.hall, turn.item, at) if turn.item else []
    if len(minutes) < 8:
        minutes = served_minutes(turn.hall, "", at)
    return Standing(ahead, estimate(minutes, ahead, 1))
