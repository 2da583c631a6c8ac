"""Clocks that a room turns beside those its procedure names: which limit runs may hang on what the case is about."""

from collections.abc import Collection
from datetime import datetime

from zhichi.foundation.cases.actions.clockwork import refresh_next_date
from zhichi.foundation.cases.actions.served import DATES
from zhichi.foundation.cases.models import Case
from zhichi.foundation.timelimits.public import Clock, NoLimitError, open_clocks, start, stop


def begin_clock(*, case: Case, limit: str, at: datetime, by: str) -> Clock | None:
    """Start a limit on the case; None where it is not in use. An effect inside the caller's transaction."""
    try:
        clock = start(subject=case.subject, limit=limit, at=at, by=by)
    except NoLimitError:
        return None
    refresh_dates(case)
    return clock


def end_clocks(*, case: Case, limits: Collection[str], at: datetime) -> list[str]:
    """Stop those of these limits that run; answers them. An effect inside the caller's transaction."""
    running = [clock.limit.key for clock in open_clocks(case.subject) if clock.limit.key in limits]
    if running:
        stop(subject=case.subject, limit=running, at=at)
        refresh_dates(case)
    return running


def refresh_dates(case: Case) -> None:
    """The next date of the case as its clocks now stand."""
    refresh_next_date(case)
    case.save(update_fields=DATES)
