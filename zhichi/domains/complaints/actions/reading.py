"""Checks of the steps by which who complained reads the file."""

from datetime import date, datetime

from django.utils.timezone import localdate

from zhichi.domains.complaints.access import can_handle
from zhichi.domains.complaints.actions.classifying import row_of
from zhichi.domains.complaints.actions.clocks import Answers
from zhichi.domains.complaints.rules import (
    READING,
    read_on_obstacle,
    reading_obstacle,
    withheld_obstacle,
)
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError
from zhichi.foundation.procedures.public import Verb
from zhichi.kernel.verdict import ALLOWED, Verdict


def may_prepare(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    """The handlers; whoever is at the desk where none were named, because it was not accepted."""
    row = row_of(case)
    return can_handle(by, row) if row.handlers else ALLOWED


def steps(case: Case) -> list[Act]:
    return list(case.acts.filter(verb__in=READING).order_by("seq"))


def check_step(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    if obstacle := reading_obstacle(verb.name, [act.verb for act in steps(case)]):
        raise RefusedError(obstacle)


def check_arranged(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    check_step(case=case, verb=verb, answers=answers, by=by, at=at)
    if obstacle := withheld_obstacle(answers.get("withheld") or [], answers.get("why") or ""):
        raise RefusedError(obstacle, "why")


def check_read(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    check_step(case=case, verb=verb, answers=answers, by=by, at=at)
    obstacle = read_on_obstacle(
        date.fromisoformat(answers["read_on"]),
        arranged_on=localdate(steps(case)[-1].at),
        today=localdate(at),
    )
    if obstacle:
        raise RefusedError(obstacle, "read_on")
