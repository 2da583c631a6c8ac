"""Handing in what was put right, every task answered."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import Actor


def hand_in(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """All tasks done: ask the city to look again."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.HAND_IN, by, revision)
        words = said(words)
        left = assessment.rectifications.filter(done_at__isnull=True).first()
        if left:
            raise RefusedError(f"还有整改没有填写情况：{assessment.checklist.sheet.item(left.item).text}")
        assessment.state = AssessmentState.RECTIFY_SUBMITTED
        late = assessment.rectifications.filter(accepted__isnull=True, due_on__lt=localdate(at)).count()
        tell(
            assessment,
            Verb.HAND_IN,
            by=by,
            at=at,
            level=Level.SELF,
            words=words,
            payload={"late": late},
        )
    return assessment
