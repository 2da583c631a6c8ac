"""The steps after a bad grade: verify, contact, rectify, call back."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, StaleError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.access import can_do
from zhichi.foundation.ratings.actions.clockwork import halt, run
from zhichi.foundation.ratings.enums import Code, Finding, Pace, State, Step, Verb
from zhichi.foundation.ratings.models import Rectification, RectificationStep
from zhichi.foundation.ratings.rules import faults_of, next_state

LONGEST = 1000
FIELDS = ["state", "finding", "pace", "round", "callback_grade", "due_on", "moved_at", "revision"]


@dataclass(frozen=True)
class Told:
    """What an officer says of a step; `reached` and `grade` belong to the call-back."""

    words: str
    finding: str = ""
    pace: str = ""
    reached: bool = True
    grade: int | None = None

    def result(self, verb: str) -> str:
        """The outcome in one word for the ledger."""
        if verb == Verb.VERIFY:
            return self.finding
        if verb == Verb.CALL_BACK:
            return str(self.grade) if self.reached else "unreached"
        return ""


def step(
    *,
    rectification_id: int,
    verb: str,
    told: Told,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> Rectification:
    """Take one step; the words are encrypted, the ledger keeps verb and outcome.

    Raises PermissionDenied for whom the grade is about or who is not of the branch, StaleError when somebody was
    faster, RefusedError with the field at fault.
    """
    with transaction.atomic():
        one = Rectification.objects.select_for_update(of=("self",)).get(pk=rectification_id)
        if not Rectification.objects.visible_to(by).filter(pk=one.pk).exists():
            raise PermissionDenied("这件差评整改要由被评人以外的负责人办理。")
        if revision is not None and revision != one.revision:
            raise StaleError("刚才有人办过这一件，请看过最新情况再办。您填写的内容没有丢。")
        verdict = can_do(by, one, verb)
        if not verdict:
            raise RefusedError(verdict.because)
        _refuse_faults(verb, told)
        _move(one, verb, told, by=by, at=at)
        RectificationStep.objects.create(
            rectification=one,
            verb=verb,
            at=at,
            by=by.ref,
            by_name=by.name,
            words=told.words.strip(),
            result=told.result(verb),
        )
        append(
            subject=one.subject,
            at=at,
            actor=by.ref,
            code=Code.STEP,
            basis="GB/T 39735—2020",
            payload={"verb": str(verb), "to": one.state, "result": told.result(verb), "round": one.round},
        )
    return one


def _refuse_faults(verb: str, told: Told) -> None:
    faults = faults_of(
        verb,
        words=told.words,
        finding=told.finding,
        pace=told.pace,
        reached=told.reached,
        grade=told.grade,
    )
    if len(told.words) > LONGEST:
        faults["words"] = f"最多写 {LONGEST} 个字。"
    for field, sentence in faults.items():
        raise RefusedError(sentence, field)


def _move(one: Rectification, verb: str, told: Told, *, by: Actor, at: datetime) -> None:
    was_round = one.round
    if verb == Verb.VERIFY:
        one.finding, one.pace = told.finding, told.pace if told.finding == Finding.VALID else ""
    if verb == Verb.REOPEN:
        one.finding, one.pace, one.callback_grade, one.round = "", "", None, 1
    if verb == Verb.CALL_BACK:
        one.callback_grade = told.grade if told.reached else None
    one.state = next_state(
        verb, finding=one.finding, grade=one.callback_grade if told.reached else None, round_=was_round
    )
    if verb == Verb.CALL_BACK and one.state == State.TO_RECTIFY:
        one.round = was_round + 1
    if verb != Verb.VERIFY or one.state == State.CLOSED:
        halt(one, at=at)
    one.moved_at, one.revision = at, one.revision + 1
    one.save(update_fields=FIELDS)
    begun = _begun(one)
    if begun and verb != Verb.VERIFY:
        run(one, begun, by=by.ref, at=at)


def _begun(one: Rectification) -> str:
    """The part whose limit begins with the state just reached: verifying and contacting share one."""
    if one.state == State.TO_RECTIFY:
        return Step.COMPLEX if one.pace == Pace.COMPLEX else Step.SIMPLE
    return Step.CONTACT if one.state == State.TO_VERIFY else ""
