"""What every verb does: hold the assessment, ask who may, tell the ledger and the story."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.timezone import localtime

from zhichi.domains.standards.access import may, past_of
from zhichi.domains.standards.actions.faults import RefusedError, StaleError
from zhichi.domains.standards.enums import AssessmentState, Doer, LedgerCode, Verb
from zhichi.domains.standards.models import Assessment, AssessmentStep
from zhichi.domains.standards.rules.states import TABLE, doer_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

CODES = {
    Verb.MARK: LedgerCode.MARKED,
    Verb.SUBMIT: LedgerCode.SUBMITTED,
    Verb.SEND_BACK: LedgerCode.SENT_BACK,
    Verb.REVIEW: LedgerCode.REVIEWED,
    Verb.VERIFY: LedgerCode.VERIFIED,
    Verb.PROVE: LedgerCode.PROVED,
    Verb.HAND_IN: LedgerCode.RECTIFIED,
    Verb.RECHECK: LedgerCode.RECHECKED,
    Verb.CERTIFY: LedgerCode.CERTIFIED,
    Verb.REVOKE: LedgerCode.REVOKED,
    Verb.EXPIRE: LedgerCode.EXPIRED,
}
BASIS = "山东省公共法律服务条例§36"
LONGEST = 300


def hold(pk: int, verb: Verb, by: Actor, revision: int | None) -> Assessment:
    """The assessment, locked, if `by` may do the verb now.

    PermissionDenied when he may not, StaleError when it has moved since he saw `revision`, RefusedError when its
    state does not allow the verb.
    """
    # Locked alone, so that a row that changed while we waited does not fall out of a join.
    Assessment.objects.select_for_update().get(pk=pk)
    assessment = Assessment.objects.select_related("point__unit", "checklist").get(pk=pk)
    doer = doer_of(verb, assessment.state)
    asked = doer or (TABLE[verb].doer if verb in TABLE else Doer.KEEPER)
    if verb != Verb.MARK or doer:
        verdict = may(by, assessment.point, asked, past_of(assessment))
        if not verdict:
            raise PermissionDenied(verdict.because)
    if revision is not None and revision != assessment.revision:
        raise StaleError(_who_was_first(assessment))
    if doer is None:
        state = AssessmentState(assessment.state).label
        raise RefusedError(f"现在是“{state}”，不能{verb.label}。")
    return assessment


def _who_was_first(assessment: Assessment) -> str:
    last = assessment.steps.last()
    if last is None:
        return "刚才有人改过，请核对后再办。您填写的内容没有丢。"
    moment = localtime(last.at)
    when = f"{moment.month}月{moment.day}日 {moment:%H:%M}"
    return f"{last.by_name or '系统'}已于{when}办了“{last.get_verb_display()}”，请核对后再办。您填写的内容没有丢。"


def tell(
    assessment: Assessment,
    verb: Verb,
    *,
    by: Actor,
    at: datetime,
    level: str = "",
    words: str = "",
    score: int | None = None,
    payload: Mapping[str, Any] | None = None,
) -> None:
    """Write the assessment with its next revision, the step, and the ledger entry."""
    assessment.revision += 1
    assessment.moved_at = at
    assessment.save()
    if verb not in (Verb.MARK, Verb.PROVE):
        add_step(assessment, verb, by=by, at=at, level=level, words=words, score=score)
    told: dict[str, Any] = {"state": assessment.state, "score": assessment.score, "grade": assessment.grade}
    if assessment.expires_on:
        told["expires_on"] = assessment.expires_on.isoformat()
    if words:
        told["words"] = words
    append(
        subject=f"assessment:{assessment.pk}",
        at=at,
        actor=by.ref,
        code=CODES[verb],
        payload=told | dict(payload or {}),
        basis=BASIS,
    )


def add_step(
    assessment: Assessment,
    verb: str,
    *,
    by: Actor,
    at: datetime,
    level: str = "",
    words: str = "",
    score: int | None = None,
) -> None:
    AssessmentStep.objects.create(
        assessment=assessment,
        seq=assessment.steps.count() + 1,
        verb=verb,
        level=level,
        by=by.ref,
        by_name=by.name if by.kind == "officer" else "",
        at=at,
        words=words,
        score=score,
    )


def said(text: str, *, needed: str = "") -> str:
    """The words of an opinion, cut clean; RefusedError with `needed` when there are none though they must be."""
    text = " ".join(text.split())
    if needed and not text:
        raise RefusedError(needed, "words")
    if len(text) > LONGEST:
        raise RefusedError(f"最多写 {LONGEST} 个字，现在有 {len(text)} 个字。", "words")
    return text
