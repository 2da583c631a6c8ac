"""A complaint about a matter that is handled already is handled with it."""

from datetime import datetime

from zhichi.domains.complaints.actions.classifying import keep
from zhichi.domains.complaints.actions.clocks import Answers
from zhichi.domains.complaints.enums import KIND
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError
from zhichi.foundation.procedures.public import Verb


def _other(case: Case, number: str) -> Case | None:
    found: Case | None = Case.objects.filter(
        number=number, kind=KIND, county_unit=case.county_unit_id
    ).first()
    return found


def check_merge(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    other = _other(case, answers["into"])
    if other is None:
        raise RefusedError("本局没有这个案号的投诉，请核对。", "into")
    if other.pk == case.pk:
        raise RefusedError("不能并到自己。", "into")
    if other.is_done:
        raise RefusedError("那一件已经办结，不能并过去。", "into")
    if other.answers.get("target") != case.answers.get("target"):
        raise RefusedError("那一件投诉的是另一类人员或者机构，不是同一件事。", "into")


def keep_merge(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    keep(case, merged_into=_other(case, answers["into"]))
