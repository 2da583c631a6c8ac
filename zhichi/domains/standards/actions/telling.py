"""What every verb tells: the ledger, and the story of the assessment."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.domains.standards.actions.stepping import add_step
from zhichi.domains.standards.enums import LedgerCode, Verb
from zhichi.domains.standards.models import Assessment
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
