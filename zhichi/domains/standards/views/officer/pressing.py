"""Tasks that are not done yet, the most pressing first, as rows."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.models import Rectification
from zhichi.domains.standards.rules.days import left_words, light
from zhichi.domains.standards.views.officer.branch import branch
from zhichi.foundation.accounts.public import Actor


def open_tasks(actor: Actor) -> QuerySet[Rectification]:
    """Tasks of my branch that are not done yet, the most pressing first."""
    rows = Rectification.objects.filter(
        branch(actor, "assessment__point__unit"),
        assessment__state=AssessmentState.RECTIFY,
        done_at__isnull=True,
    )
    return rows.select_related("assessment__point__unit", "assessment__checklist").order_by("due_on", "pk")


def pressing(actor: Actor, at: datetime) -> list[Rectification]:
    """The reminder: tasks past their day or within the days that their checklist names."""
    today = timezone.localdate(at)
    return [
        task
        for task in open_tasks(actor)
        if (task.due_on - today).days <= task.assessment.checklist.sheet.reminder_days
    ]


def task_rows(tasks: Sequence[Rectification], today: date) -> list[dict[str, Any]]:
    return [
        {
            "url": reverse("standards:task", args=[task.assessment_id, task.pk]),
            "name": task.assessment.point.name,
            "unit": task.assessment.point.unit.name,
            "text": task.assessment.checklist.sheet.item(task.item).text,
            "demand": task.demand,
            "due_on": task.due_on,
            "light": light(task.due_on, today, warn=task.assessment.checklist.sheet.reminder_days),
            "words": left_words(task.due_on, today),
        }
        for task in tasks
    ]
