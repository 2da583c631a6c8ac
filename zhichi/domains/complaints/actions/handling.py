"""Two handlers, named by decision."""

from datetime import datetime

from zhichi.domains.complaints.access import can_conclude, can_handle, can_review
from zhichi.domains.complaints.actions.classifying import keep, row_of
from zhichi.domains.complaints.actions.clocks import Answers
from zhichi.domains.complaints.models import KeptReporter
from zhichi.domains.complaints.rules import handlers_obstacle
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError, officers_at
from zhichi.foundation.procedures.public import Verb
from zhichi.kernel.verdict import Verdict


def may_handle(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    return can_handle(by, row_of(case))


def may_review(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    return can_review(by, row_of(case))


def may_conclude(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    return can_conclude(case)


def check_handlers(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    """Two of the desk, neither a party: protected names are compared too, and not told."""
    known = officers_at(case.unit)
    for field in ("first", "second"):
        if answers[field] not in known:
            raise RefusedError("只能从本单位的在职人员里选。", field)
    parties = [party.name for party in case.parties.all()]
    kept = [one.name for one in KeptReporter.objects.filter(case=case)]
    obstacle, field = handlers_obstacle(
        answers["first"],
        answers["second"],
        parties=[*parties, *kept],
        respondent=str(case.answers.get("respondent", "")),
    )
    if obstacle:
        raise RefusedError(obstacle, field)


def keep_handlers(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    known = officers_at(case.unit)
    keep(case, first=known[answers["first"]], second=known[answers["second"]])
