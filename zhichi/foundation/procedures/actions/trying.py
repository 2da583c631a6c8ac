"""The dry run with the limits and the calendar of this deployment. Nothing is written."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from zhichi.foundation.procedures.actions.names import forms_named
from zhichi.foundation.procedures.rules.replay import LimitFact, Step, Timer, Walk, replay
from zhichi.foundation.timelimits.public import (
    Limit,
    LimitKind,
    Longer,
    Pause,
    Term,
    compute_due,
    current_calendar,
)
from zhichi.kernel.workdays import BEIJING

NOON = time(12)


def try_out(
    document: Mapping[str, Any], first: date, steps: Sequence[Step]
) -> tuple[Walk, dict[int, date | None]]:
    """Where a simulated case stands after the steps, and the due date of each of its clocks by their order.

    Two statements: the limits in force on the first day, the calendar; and one for each form not read before.
    """
    extensions: dict[str, str] = {}
    limits: dict[str, LimitFact] = {}
    for limit in Limit.objects.enabled().in_force(first).filter(key__in=limits_of(document)):
        if limit.key not in limits:
            limits[limit.key] = fact_of(limit)
            extensions[limit.key] = limit.extension.get("unit", limit.unit)
    calendar = current_calendar()

    def count(timer: Timer) -> date | None:
        term = Term(timer.n, timer.limit.unit, timer.limit.roll)
        pauses = [
            Pause(_noon(since), _noon(until) if until else None, kind) for kind, since, until in timer.pauses
        ]
        longer = [Longer(n, extensions[timer.limit.key]) for n in timer.longer]
        return compute_due(term, _noon(timer.started), pauses, longer, calendar).on

    forms = forms_named(document)
    walk = replay(document, first, steps, limits=limits, forms=forms, count=count)
    return walk, {index: count(timer) for index, timer in enumerate(walk.timers)}


def limits_of(document: Mapping[str, Any]) -> set[str]:
    """Every limit that some act starts."""
    parts = [document["filing"], *document["verbs"].values()]
    return {effect["start"] for part in parts for effect in part.get("clocks", ()) if "start" in effect}


def fact_of(limit: Limit) -> LimitFact:
    return LimitFact(
        key=limit.key,
        title=limit.title,
        n=limit.n,
        unit=limit.unit,
        suspends=frozenset(limit.suspends),
        statutory=limit.kind == LimitKind.STATUTORY,
        extendable=bool(limit.extension),
        roll=limit.roll,
    )


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, tzinfo=BEIJING)
