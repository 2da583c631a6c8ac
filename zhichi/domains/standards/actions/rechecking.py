"""The second look at what was put right."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.concluding import conclude
from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.tallying import counted_at
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment, Mark, Rectification
from zhichi.domains.standards.rules.days import due_day
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.timelimits.public import current_calendar


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
