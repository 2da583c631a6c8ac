"""Saying how one task was put right."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import Verb
from zhichi.domains.standards.models import Rectification
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
