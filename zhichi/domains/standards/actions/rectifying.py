"""Putting right what the city found wanting: proof, handing in, the second look."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.assessing import conclude
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said, tell
from zhichi.domains.standards.actions.marking import counted_at
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment, Mark, Rectification
from zhichi.domains.standards.rules.days import due_day
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.timelimits.public import current_calendar


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


def recheck(
    *,
    assessment_id: int,
    accepted: Mapping[int, bool],
    by: Actor,
    at: datetime,
    words: str = "",
    revision: int | None = None,
) -> Assessment:
    """The city looks again: `accepted` says of every open task whether it is done.

    What is done counts as met. Passed when that reaches the lowest grade, else the rest is due anew.
    """
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.RECHECK, by, revision)
        words = said(words)
        tasks = list(assessment.rectifications.exclude(accepted=True))
        unsaid = [task for task in tasks if task.pk not in accepted]
        if unsaid:
            text = assessment.checklist.sheet.item(unsaid[0].item).text
            raise RefusedError(f"请逐条填写是否整改到位：{text}", f"task{unsaid[0].pk}")
        done = [task.item for task in tasks if accepted[task.pk]]
        Mark.objects.filter(assessment=assessment, level=Level.CITY, item__in=done).update(
            met=True, by=by.ref
        )
        counted = counted_at(assessment, Level.CITY)
        assessment.score, assessment.vetoed = counted.score, counted.vetoed
        conclude(assessment, counted, at)
        again = assessment.state == AssessmentState.RECTIFY
        due_on = due_day(localdate(at), assessment.checklist.sheet.rectification_days, current_calendar())
        for task in tasks:
            task.accepted = accepted[task.pk]
            if again and not task.accepted:
                task.done_at, task.due_on = None, due_on
        Rectification.objects.bulk_update(tasks, ["accepted", "done_at", "due_on"])
        assessment.opinion = words
        tell(
            assessment,
            Verb.RECHECK,
            by=by,
            at=at,
            level=Level.CITY,
            words=words,
            score=counted.score,
            payload={"done": sorted(done)},
        )
    return assessment
