"""Putting right what the city found wanting: proof, handing in."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment, Rectification
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import StoredFile


def prove(
    *,
    task_id: int,
    proof: str,
    by: Actor,
    at: datetime,
    file: StoredFile | None = None,
    revision: int | None = None,
) -> Rectification:
    """Say how one task was done, with a paper or picture where there is one; may be said again until handed in."""
    with transaction.atomic():
        task = Rectification.objects.get(pk=task_id)
        assessment = hold(task.assessment_id, Verb.PROVE, by, revision)
        if task.accepted:
            raise RefusedError("这一条已经复查通过，不用再填。", "proof")
        proof = said(proof, needed="请写明怎么整改的。")
        kept = file.pk if file else task.file_id
        if (task.proof, task.file_id, task.done_at is None) == (proof, kept, False):
            return task
        task.proof, task.file_id, task.done_at, task.accepted = proof, kept, at, None
        task.save()
        tell(assessment, Verb.PROVE, by=by, at=at, payload={"item": task.item})
    return task


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
