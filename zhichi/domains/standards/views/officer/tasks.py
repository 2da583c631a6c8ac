"""Tasks to put right: those that press first, each with its days left; saying how one was done."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.standards.access import READERS, can_do, past_of
from zhichi.domains.standards.actions import RefusedError, StaleError, prove
from zhichi.domains.standards.enums import AssessmentState, Verb
from zhichi.domains.standards.forms import ProofForm, WhereForm
from zhichi.domains.standards.models import Rectification
from zhichi.domains.standards.rules.days import left_words, light
from zhichi.domains.standards.views.officer.lists import (
    assessment_or_404,
    branch,
    chips,
    counties_of,
    narrowed,
    page_of,
)
from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role
from zhichi.foundation.files.public import FileFault, respond, store


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


@require_safe
@require_role(*READERS)
def tasks(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    form = WhereForm(request.GET, counties=counties_of(actor))
    wanted = narrowed(form, actor, to_point="assessment__point__")
    page = page_of(request, open_tasks(actor).filter(wanted))
    context = {
        "form": form,
        "active": chips(request, form),
        "page": page,
        "rows": task_rows(list(page), timezone.localdate(at)),
        "as_of": at,
    }
    return render(request, "standards/officer/tasks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def task(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    """Saying how a task was done; what was typed stays whatever goes wrong."""
    actor, at = request_actor(request), timezone.now()
    assessment = assessment_or_404(actor, pk)
    held = get_object_or_404(assessment.rectifications.select_related("file"), pk=task)
    verdict = can_do(actor, assessment, Verb.PROVE, past_of(assessment))
    first = {"proof": held.proof}
    form = ProofForm(request.POST, request.FILES) if request.method == "POST" else ProofForm(initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                upload = form.cleaned_data["file"]
                kept = store(upload=upload, by=actor, at=at) if upload else None
                seen = request.POST.get("revision", "")
                prove(
                    task_id=held.pk,
                    proof=form.cleaned_data["proof"],
                    file=kept,
                    by=actor,
                    at=at,
                    revision=int(seen) if seen.isdigit() else None,
                )
                messages.success(request, "已保存。全部填好后，在评定页提交整改。")
                return redirect("standards:assessment", pk=pk)
            except PermissionDenied as error:
                return refused(request, str(error))
            except FileFault as error:
                form.add_error("file", str(error))
            except RefusedError as error:
                form.add_error(None, str(error))
                status = 409 if isinstance(error, StaleError) else 422
                assessment.refresh_from_db(fields=["revision"])
    today = timezone.localdate(at)
    context = {
        "assessment": assessment,
        "task": held,
        "item": assessment.checklist.sheet.item(held.item),
        "form": form,
        "verdict": verdict,
        "light": light(
            held.due_on, today, warn=assessment.checklist.sheet.reminder_days, done=bool(held.done_at)
        ),
        "words": left_words(held.due_on, today),
    }
    return render(request, "standards/officer/task.html", context, status=status)


@require_safe
@require_role(*READERS)
def task_file(request: HttpRequest, pk: int, task: int) -> HttpResponse:
    assessment = assessment_or_404(request_actor(request), pk)
    held = get_object_or_404(assessment.rectifications.select_related("file"), pk=task)
    if held.file is None:
        raise Http404
    return cast(HttpResponse, respond(held.file))
