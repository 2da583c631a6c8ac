"""What an act does to the clocks of a case, and the next date that follows from them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.cases.models import Case
from zhichi.foundation.cases.rules import NO_DATE
from zhichi.foundation.procedures.public import ClockEffect, Verb
from zhichi.foundation.timelimits.public import (
    Clock,
    NoLimitError,
    extend,
    is_promise,
    open_clocks,
    resume,
    start,
    stop,
    suspend,
)


def turn_clocks(case: Case, verb: Verb, answers: Mapping[str, Any], *, at: datetime, by: str) -> None:
    """Apply a verb's clock effects; raises TimeLimitError, whose text is for the person.

    What the item's guide promised is kept by the decision: that clock ends with it, and no procedure needs to say so.
    """
    # What waits for the paper to be served begins later (`actions.served`).
    ordered = [effect for effect in verb.clocks if not effect.when]
    # All that stop are stopped by the first of them, in one statement for the case.
    ending = [effect.target for effect in ordered if effect.action == "stop"]
    if is_promise(case.promise) and decides(verb):
        if ending:
            ending.append(case.promise)
        else:
            stop(subject=case.subject, limit=case.promise, at=at)
    for effect in ordered:
        n = answers[effect.n_from] if effect.n_from else None
        if effect.action == "start":
            start_clock(case, effect, n, at=at, by=by)
        elif effect.action == "stop":
            if ending:
                stop(subject=case.subject, limit=ending, at=at)
            ending = []
        elif effect.action == "suspend":
            suspend(subject=case.subject, kind=effect.target, at=at)
        elif effect.action == "resume":
            resume(subject=case.subject, kind=effect.target, at=at)
        else:
            for clock in open_clocks(case.subject):
                if clock.limit.key == effect.target and n is not None:
                    extend(clock=clock, n=n, at=at, approver=by, reason=answers["reason"])


def start_clock(case: Case, effect: ClockEffect, n: int | None, *, at: datetime, by: str) -> None:
    """Where the procedure says so, a limit that is not in use starts nothing and keeps nobody."""
    try:
        start(subject=case.subject, limit=effect.target, at=at, by=by, n=n)
    except NoLimitError:
        if not effect.where_enabled:
            raise


def decides(verb: Verb) -> bool:
    """Whether the citizen has the decision by this act."""
    return verb.milestone is not None and verb.milestone.key == "decided"


def set_next_date(case: Case, clocks: Iterable[Clock]) -> None:
    """The earliest statutory date that runs, else the earliest promised one; suspended when all stand still.

    Beside it the date that the guide promised, while its clock runs.
    """
    live = list(clocks)
    dated = [
        (not clock.limit.hard, clock.due_on, clock.limit.key) for clock in live if clock.due_on is not None
    ]
    _, case.due_on, case.due_limit = min(dated, default=(True, NO_DATE, ""))
    case.due_suspended = bool(live) and not dated
    promised = (clock.due_on for clock in live if case.promise and clock.limit.key == case.promise)
    case.promised_on = next(promised, None)


def refresh_next_date(case: Case) -> None:
    set_next_date(case, open_clocks(case.subject))
