"""Where one turn stands today, for the person: how many are before it, and about how long it will take."""

from dataclasses import dataclass
from datetime import datetime

from zhichi.foundation.appointments.public import (
    AT_WINDOW,
    Estimate,
    State,
    Turn,
    estimate,
    line_of,
    served_minutes,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """`ahead` people stand before; who booked or has priority may still be called earlier."""

    ahead: int
    estimate: Estimate


def standing_of(turn: Turn, at: datetime) -> Standing | None:
    """Of a turn that waits in the hall, None for any other. Five statements."""
    if turn.state != State.ARRIVED or turn.resource is None:
        return None
    line = line_of(turn.resource, turn.day)
    own = next((one for one in line if one.number == turn.number), None)
    if own is None:
        return None
    ahead = sum(one.own and one.sort_key() < own.sort_key() for one in line)
    at_work = Turn.objects.filter(
        hall=turn.hall_id, day=turn.day, resource=turn.resource, state__in=AT_WINDOW
    )
    ahead += at_work.count()
    minutes = served_minutes(turn.hall, turn.item, at) if turn.item else []
    if len(minutes) < 8:
        minutes = served_minutes(turn.hall, "", at)
    return Standing(ahead, estimate(minutes, ahead, 1))
