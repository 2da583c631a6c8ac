"""From the draft to the decision: review, discussion, the day of the decision, service to both sides."""

from datetime import date, datetime

from django.utils.timezone import localdate

from zhichi.domains.complaints.actions.classifying import keep, row_of
from zhichi.domains.complaints.actions.clocks import Answers, begin, end
from zhichi.domains.complaints.enums import Clock
from zhichi.domains.complaints.models import wording
from zhichi.domains.complaints.rules import decision_obstacle
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError
from zhichi.foundation.procedures.public import Verb
from zhichi.foundation.risks.public import blockers
from zhichi.foundation.service.public import plan

LONGEST_RECIPIENT = 40


def keep_draft(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """A new draft is reviewed and discussed anew."""
    keep(case, weighty=answers["weighty"] == "yes", reviewed_on=None, discussed_on=None)


def keep_review(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    keep(case, reviewed_on=localdate(at))


def check_discussion(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    held_on, reviewed_on = date.fromisoformat(answers["held_on"]), row_of(case).reviewed_on
    if held_on > localdate(at):
        raise RefusedError("讨论的日期不能是以后的日子。", "held_on")
    if reviewed_on is not None and held_on < reviewed_on:
        raise RefusedError(f"讨论不能早于法制审核（{reviewed_on}）。", "held_on")


def keep_discussion(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    keep(case, discussed_on=date.fromisoformat(answers["held_on"]))


def check_decision(*, case: Case, verb: Verb, answers: Answers, by: Actor, at: datetime) -> None:
    row = row_of(case)
    obstacle, field = decision_obstacle(
        dated=date.fromisoformat(answers["dated"]),
        today=localdate(at),
        reviewed_on=row.reviewed_on,
        discussed_on=row.discussed_on,
        weighty=row.weighty,
        result=answers["result"],
    )
    if obstacle:
        raise RefusedError(obstacle, field)
    for signal, words in blockers(case, "decide", at=at, outcome=answers["result"]):
        raise RefusedError(f"{words}（{signal.stands_on}）{signal.todo}")


def keep_decision(*, case: Case, act: Act, answers: Answers, by: Actor, at: datetime) -> None:
    """The result; the time to tell it begins; the respondent is served as the complainant is."""
    keep(case, result=answers["result"], wording=wording(answers["facts"]))
    end(case, Clock.DECIDE, at=at, backstop=True)
    begin(case, Clock.NOTIFY, at=at, by=by.ref)
    respondent = f"被投诉人 {case.answers.get('respondent', '')}"[:LONGEST_RECIPIENT]
    plan(case=case, record=act.record, recipient=respondent, by=by, at=at)
