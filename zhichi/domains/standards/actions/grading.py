"""Giving a demonstration grade."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.standards.actions.faults import RefusedError
from zhichi.domains.standards.actions.holding import hold, said
from zhichi.domains.standards.actions.tallying import counted_at
from zhichi.domains.standards.actions.telling import tell
from zhichi.domains.standards.enums import AssessmentState, Grade, GradeGiver, Level, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.scoring import grade_of_score
from zhichi.foundation.accounts.public import Actor


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
