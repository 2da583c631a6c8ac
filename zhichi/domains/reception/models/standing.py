"""Where one turn stands today, for the person: how many are before it, and about how long it will take."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate

from zhichi.domains.reception.models.planning import Planner
from zhichi.foundation.appointments.public import (
    AT_WINDOW,
    Estimate,
    Hall,
    State,
    Turn,
    ahead_of,
    calls_of,
    estimate,
    line_of,
    served_minutes,
    terms,
)

# As `appointments` estimates: from fewer nothing is said.
ENOUGH = 8


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
    return Standing(ahead, estimate(minutes_of(turn.hall, turn.item, at), ahead, 1))


def minutes_of(hall: Hall, item: str, at: datetime) -> list[int]:
    """How long services of an item took here lately, of every item where these are too few."""
    minutes = served_minutes(hall, item, at) if item else []
    return minutes if len(minutes) >= ENOUGH else served_minutes(hall, "", at)


def before_taking(hall: Hall, plan: Planner, at: datetime, item: str = "") -> Standing | None:
    """How long somebody would wait who took a number now; None while nobody sits there. Two or three statements."""
    does = {one.pk for one in plan.meant_for(item)}
    now = [span.resource for span in plan.spans_on(localdate(at)) if span.starts_at <= at < span.ends_at]
    windows = does & set(now)
    if not windows:
        return None
    ahead = Turn.objects.in_hall(hall, localdate(at)).filter(resource__in=windows).count()
    return Standing(ahead, estimate(minutes_of(hall, item, at), ahead, len(windows)))
