"""From the point's own view to the county's: submit, send back, review."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.tallying import counted_at, fill_from
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.scoring import Tally
from zhichi.foundation.accounts.public import Actor


def submit(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """Hand in the own view, every item answered."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.SUBMIT, by, revision)
        words = said(words)
        fill_from(assessment, Level.SELF)
        # After a return the county begins anew from what the point says now.
        assessment.marks.filter(level=Level.COUNTY).delete()
        counted = take(assessment, Level.SELF)
        assessment.state = AssessmentState.SELF_ASSESSED
        tell(assessment, Verb.SUBMIT, by=by, at=at, level=Level.SELF, words=words, score=counted.score)
    return assessment


def send_back(
    *, assessment_id: int, by: Actor, at: datetime, words: str, revision: int | None = None
) -> Assessment:
    """The county returns the own view and says what to look at again."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.SEND_BACK, by, revision)
        words = said(words, needed="请写明哪里要改，对方才知道怎么办。")
        assessment.state = AssessmentState.DRAFT
        assessment.opinion = words
        tell(assessment, Verb.SEND_BACK, by=by, at=at, level=Level.COUNTY, words=words)
    return assessment


def review(
    *, assessment_id: int, by: Actor, at: datetime, words: str = "", revision: int | None = None
) -> Assessment:
    """The county's view: what it did not mark itself it takes over, veto items it marks itself."""
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.REVIEW, by, revision)
        words = said(words)
        fill_from(assessment, Level.COUNTY)
        counted = take(assessment, Level.COUNTY)
        assessment.state = AssessmentState.COUNTY_REVIEWED
        assessment.opinion = words
        tell(assessment, Verb.REVIEW, by=by, at=at, level=Level.COUNTY, words=words, score=counted.score)
    return assessment


def take(assessment: Assessment, level: Level) -> Tally:
    counted = counted_at(assessment, level)
    assessment.score, assessment.vetoed = counted.score, counted.vetoed
    return counted
