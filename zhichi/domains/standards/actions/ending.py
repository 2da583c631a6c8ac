"""How a grade ends: it runs out, or it is taken away."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Grade, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import SYSTEM, Actor

AT_ONCE = 500


def revoke(
    *, assessment_id: int, by: Actor, at: datetime, words: str, revision: int | None = None
) -> Assessment:
    """Take a grade away, or end an assessment that is never put right; the reason is kept."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.REVOKE, by, revision)
        words = said(words, needed="请写明撤销的原因。")
        was = assessment.grade
        assessment.state, assessment.grade, assessment.expires_on = AssessmentState.REVOKED, Grade.BELOW, None
        assessment.opinion = words
        tell(assessment, Verb.REVOKE, by=by, at=at, words=words, payload={"was": was})
    return assessment


def expire(*, assessment_id: int, by: Actor, at: datetime) -> Assessment:
    """The last day is over."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.EXPIRE, by, None)
        if assessment.expires_on is None or assessment.expires_on > localdate(at):
            raise RefusedError("还没有到期。")
        assessment.state = AssessmentState.EXPIRED
        tell(assessment, Verb.EXPIRE, by=by, at=at, payload={"was": assessment.grade})
    return assessment


def expire_all(at: datetime) -> int:
    """Let every grade run out whose last day is over; answers how many. Called by the housekeeper."""
    over = Assessment.objects.filter(
        state__in=[AssessmentState.PASSED, AssessmentState.CERTIFIED], expires_on__lte=localdate(at)
    )
    ids = list(over.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for pk in ids:
        expire(assessment_id=pk, by=SYSTEM, at=at)
    return len(ids)
