"""The city's visit, which decides."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.standards.actions.assessing import take
from zhichi.domains.standards.actions.concluding import conclude, open_tasks
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.tallying import fill_from
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.foundation.accounts.public import Actor


def verify(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """The city's visit decides: passed, or what is missing becomes tasks with a last day."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.VERIFY, by, revision)
        words = said(words)
        fill_from(assessment, Level.CITY)
        counted = take(assessment, Level.CITY)
        conclude(assessment, counted, at)
        assessment.opinion = words
        tasks = open_tasks(assessment, at) if assessment.state == AssessmentState.RECTIFY else []
        tell(
            assessment,
            Verb.VERIFY,
            by=by,
            at=at,
            level=Level.CITY,
            words=words,
            score=counted.score,
            payload={"tasks": {task.item: task.due_on.isoformat() for task in tasks}},
        )
    return assessment
