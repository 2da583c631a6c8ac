"""One assessment on one page: what each level said side by side, what I may do and why not the rest."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS, Past, can_do, past_of
from zhichi.domains.standards.actions import answers_for
from zhichi.domains.standards.enums import AssessmentState, Head, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.days import left_words, light
from zhichi.domains.standards.rules.next_grade import way_on
from zhichi.domains.standards.rules.states import level_in
from zhichi.domains.standards.views.officer.branch import assessment_or_404
from zhichi.domains.standards.views.officer.comparing import head_of, without_agreed
from zhichi.domains.standards.views.officer.doing import BUTTONS, button, closed
from zhichi.domains.standards.views.officer.levels import final_marks, marks_of, scores
from zhichi.foundation.accounts.public import Actor, request_actor, require_role

S = AssessmentState


@require_safe
@require_role(*READERS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    assessment = assessment_or_404(actor, pk)
    return render(request, "standards/officer/assessment.html", page(actor, assessment, at))


def page(actor: Actor, assessment: Assessment, at: datetime) -> dict[str, Any]:
    sheet, marks, past = assessment.checklist.sheet, marks_of(assessment), past_of(assessment)
    register = answers_for(sheet, assessment.point_id, at)
    steps = list(assessment.steps.all())
    verbs = [(verb, can_do(actor, assessment, verb, past)) for verb in BUTTONS]
    marking = can_do(actor, assessment, Verb.MARK, past)
    final = final_marks(marks)
    way = way_on(sheet, {code for code, mark in final.items() if mark.met})
    held = assessment.state in (S.PASSED, S.CERTIFIED) and assessment.expires_on
    return {
        "assessment": assessment,
        "sheet": sheet,
        "heads": [
            without_agreed(head_of(assessment, head, marks, register, open_=bool(marking))) for head in Head
        ],
        "scores": scores(assessment, marks),
        "open_verbs": [button(assessment, verb) for verb, verdict in verbs if verdict],
        "closed_verbs": closed(assessment, verbs, marking.because),
        "marking": marking,
        "level": level_in(assessment.state),
        "steps": list(reversed(steps)),
        "tasks": task_rows_of(assessment, actor, past, at),
        "way": way,
        "last_day": assessment.expires_on - timedelta(days=1) if held and assessment.expires_on else None,
        "as_of": at,
    }


def task_rows_of(assessment: Assessment, actor: Actor, past: Past, at: datetime) -> list[dict[str, Any]]:
    sheet, today = assessment.checklist.sheet, timezone.localdate(at)
    may_prove = bool(can_do(actor, assessment, Verb.PROVE, past))
    return [
        {
            "task": task,
            "text": sheet.item(task.item).text,
            "url": reverse("standards:task", args=[assessment.pk, task.pk])
            if may_prove and not task.accepted
            else "",
            "light": light(task.due_on, today, warn=sheet.reminder_days, done=task.done_at is not None),
            "words": "已填写" if task.done_at else left_words(task.due_on, today),
        }
        for task in assessment.rectifications.select_related("file")
    ]
