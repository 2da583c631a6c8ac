"""The limits of a kind of complaint, turned with the acts of the one procedure that all kinds have."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from zhichi.domains.complaints.enums import Clock
from zhichi.domains.complaints.models import kind_of
from zhichi.domains.complaints.rules import accept_obstacle, due_obstacle
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError, begin_clock, end_clocks
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.timelimits.public import open_clocks

BACKSTOP = "cmp.backstop"
Answers = Mapping[str, Any]


def begin(case: Case, which: Clock, *, at: datetime, by: str) -> date | None:
    """The last day of what began; None where the kind has no such limit, or it is not in use."""
    limit = kind_of(case).limits.get(which)
    clock = begin_clock(case=case, limit=limit, at=at, by=by) if limit else None
    return clock.due_on if clock else None


def end(case: Case, *which: Clock, at: datetime, backstop: bool = False) -> None:
    limits = [limit for one in which if (limit := kind_of(case).limits.get(one))]
    end_clocks(case=case, limits=[*limits, *([BACKSTOP] if backstop else [])], at=at)


def begin_acceptance(case: Case, *, at: datetime, by: str) -> None:
    begin(case, Clock.ACCEPT, at=at, by=by)


def end_acceptance(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    end(case, Clock.ACCEPT, at=at)


def end_decision(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    end(case, Clock.DECIDE, at=at, backstop=True)


def check_acceptance(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """Only a bureau that handles the kind accepts it."""
    if obstacle := accept_obstacle(kind_of(case), tier=case.unit.tier):
        raise RefusedError(obstacle)


def keep_acceptance(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """The time to decide begins; the notice tells the same last day."""
    end(case, Clock.ACCEPT, at=at)
    decide_on = begin(case, Clock.DECIDE, at=at, by=by.ref)
    held = (clock.due_on for clock in open_clocks(case.subject) if clock.limit.key == BACKSTOP)
    due = date.fromisoformat(answers["due"])
    obstacle = due_obstacle(due=due, today=localdate(at), decide_on=decide_on, backstop_on=next(held, None))
    if obstacle:
        raise RefusedError(obstacle, "due")
