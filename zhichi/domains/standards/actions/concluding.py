"""What a score leads to: a grade with its last day, or tasks with theirs."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zhichi.domains.standards.enums import AssessmentState, Grade, Level
from zhichi.domains.standards.models import Assessment, Rectification
from zhichi.domains.standards.rules.days import due_day
from zhichi.domains.standards.rules.scoring import Tally, passes
from zhichi.foundation.timelimits.public import current_calendar


def conclude(assessment: Assessment, counted: Tally, at: datetime) -> None:
    """Passed with its last day when the lowest grade is reached, else to be put right."""
    sheet = assessment.checklist.sheet
    if not passes(sheet, counted):
        assessment.state, assessment.grade, assessment.expires_on = AssessmentState.RECTIFY, Grade.BELOW, None
        return
    days = sheet.rule(Grade.STANDARD).validity_days
    assessment.state, assessment.grade = AssessmentState.PASSED, Grade.STANDARD
    assessment.expires_on = localdate(at) + timedelta(days=days)


def open_tasks(assessment: Assessment, at: datetime) -> list[Rectification]:
    """One task for each item that the city found wanting: its remark, or what the checklist asks for."""
    sheet = assessment.checklist.sheet
    due_on = due_day(localdate(at), sheet.rectification_days, current_calendar())
    remarks = dict(assessment.marks.filter(level=Level.CITY, met=False).values_list("item", "remark"))
    tasks = [
        Rectification(
            assessment=assessment, item=item.code, demand=remarks[item.code] or item.fix, due_on=due_on
        )
        for item in sheet.items
        if item.code in remarks
    ]
    return Rectification.objects.bulk_create(tasks)
