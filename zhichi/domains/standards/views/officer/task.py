"""One task: saying how it was put right, and the paper that shows it."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.standards.access import READERS, can_do, past_of
from zhichi.domains.standards.actions import RefusedError, StaleError, prove
from zhichi.domains.standards.enums import Verb
from zhichi.domains.standards.forms import ProofForm
from zhichi.domains.standards.rules.days import left_words, light
from zhichi.domains.standards.views.officer.branch import assessment_or_404
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.files.public import FileFault, respond, store


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
