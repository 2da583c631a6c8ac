"""Giving a demonstration grade, letting it run out, taking it away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said, tell
from zhichi.domains.standards.actions.marking import counted_at
from zhichi.domains.standards.enums import AssessmentState, Grade, GradeGiver, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.scoring import grade_of_score
from zhichi.foundation.accounts.public import SYSTEM, Actor

AT_ONCE = 500


def certify(
    *,
    assessment_id: int,
    by: Actor,
    at: datetime,
    grade: str = Grade.CITY_DEMO,
    words: str = "",
    revision: int | None = None,
) -> Assessment:
    """Give a demonstration grade with its last day.

    The city gives its own. A provincial one is given by the province: what is written down here is its document,
    named in `words`. RefusedError when the score does not reach the grade.
    """
    with transaction.atomic():
        assessment = hold(assessment_id, Verb.CERTIFY, by, revision)
        sheet = assessment.checklist.sheet
        offered = [rule.grade for rule in sheet.grades if rule.grade != Grade.STANDARD]
        if grade not in offered:
            raise RefusedError("请选择要认定的等次。", "grade")
        rule = sheet.rule(grade)
        by_province = rule.by == GradeGiver.PROVINCE
        words = said(
            words, needed="省级示范点由省厅认定，请写明省厅的文件名称和文号。" if by_province else ""
        )
        counted = counted_at(assessment, Level.CITY)
        reached = grade_of_score(sheet, counted, by=None)
        order = list(Grade)
        if not by_province and order.index(reached) < order.index(Grade(grade)):
            lacking = (
                f"还差 {rule.least - counted.score} 分" if counted.score < rule.least else "有一票否决的条目"
            )
            raise RefusedError(
                f"得分 {counted.score} 分，{Grade(grade).label}要 {rule.least} 分以上，{lacking}。", "grade"
            )
        assessment.state, assessment.grade = AssessmentState.CERTIFIED, Grade(grade)
        assessment.expires_on = localdate(at) + timedelta(days=rule.validity_days)
        tell(assessment, Verb.CERTIFY, by=by, at=at, words=words, score=counted.score)
    return assessment


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
