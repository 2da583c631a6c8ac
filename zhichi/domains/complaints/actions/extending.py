"""A longer time to decide: by a head, in time, once, where the kind's limit is in use."""

from datetime import datetime

from zhichi.domains.complaints.actions.clocks import Answers
from zhichi.domains.complaints.enums import Clock
from zhichi.domains.complaints.models import kind_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError, refresh_dates
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.timelimits.public import Clock as TimeClock
from zhichi.foundation.timelimits.public import extend, open_clocks

NONE = "这一类投诉的办理期限还没有核实启用，没有可以延长的期限；两个月的兜底期限不能延长（行政诉讼法第四十七条）。"


def _running(case: Case) -> TimeClock | None:
    limit = kind_of(case).limits.get(Clock.DECIDE)
    return next((clock for clock in open_clocks(case.subject) if clock.limit.key == limit), None)


def check_extension(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    if _running(case) is None:
        raise RefusedError(NONE, "days")


def extend_decision(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    clock = _running(case)
    if clock is not None:
        extend(clock=clock, n=answers["days"], at=at, approver=by.ref, reason=answers["reason"])
        refresh_dates(case)
