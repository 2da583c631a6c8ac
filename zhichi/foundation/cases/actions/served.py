"""What an act left to the day on which its paper is served: limits that begin then (行政复议法 §20, 法律援助法 §49)."""

from collections.abc import Iterator
from datetime import datetime

from zhichi.foundation.cases.actions.clockwork import refresh_next_date, start_clock
from zhichi.foundation.cases.models import Record
from zhichi.foundation.procedures.public import ClockEffect
from zhichi.foundation.timelimits.public import open_clocks, stop

DATES = ("due_on", "due_limit", "due_suspended", "promised_on")


def start_served(*, record: Record, at: datetime, by: str) -> list[str]:
    """Start what waited for this paper, as of `at`; answers the limits. An effect inside the caller's transaction.

    Where the case has moved on since (its party objected before anything was served) nothing waits any more.
    """
    case, act = record.case, record.act
    if case.is_done or case.state != act.to_state:
        return []
    running = {clock.limit.key for clock in open_clocks(case.subject)}
    begun = [effect for effect in _waiting(record) if effect.target not in running]
    for effect in begun:
        start_clock(case, effect, None, at=at, by=by)
    if begun:
        refresh_next_date(case)
        case.save(update_fields=DATES)
    return [effect.target for effect in begun]


def forget_served(*, record: Record, at: datetime) -> None:
    """It was not served after all: what began with it ends, and begins anew when it is."""
    case = record.case
    limits = [effect.target for effect in _waiting(record)]
    if limits and not case.is_done and case.state == record.act.to_state:
        stop(subject=case.subject, limit=limits, at=at)
        refresh_next_date(case)
        case.save(update_fields=DATES)


def _waiting(record: Record) -> Iterator[ClockEffect]:
    verb = record.case.procedure.verbs.get(record.act.verb)
    return (effect for effect in (verb.clocks if verb else ()) if effect.when == "served")
