"""Marking the items of one head, saved whenever one likes."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.standards.access import READERS, can_do, past_of
from zhichi.domains.standards.actions import RefusedError, StaleError, answers_for
from zhichi.domains.standards.enums import Head, Level, Verb
from zhichi.domains.standards.forms import MarksForm
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.rules.states import level_before, level_in
from zhichi.domains.standards.views.officer.branch import assessment_or_404
from zhichi.domains.standards.views.officer.keeping import keep, onwards
from zhichi.domains.standards.views.officer.levels import marks_of
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.files.public import FileFault


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def mark(request: HttpRequest, pk: int, head: str) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    if head not in Head.values:
        raise Http404
    assessment = assessment_or_404(actor, pk)
    verdict = can_do(actor, assessment, Verb.MARK, past_of(assessment))
    level = level_in(assessment.state)
    if not verdict or level is None:
        if request.method == "POST":
            return refused(request, verdict.because)
        messages.warning(request, verdict.because)
        return redirect("standards:assessment", pk=pk)
    form = form_for(request, assessment, Head(head), level, at)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                keep(request, form, assessment, actor, at)
                return onwards(request, assessment, Head(head))
            except PermissionDenied as error:
                return refused(request, str(error))
            except RefusedError as error:
                form.add_error(f"{error.field}_remark" if error.field else None, str(error))
                status = 409 if isinstance(error, StaleError) else 422
                assessment.refresh_from_db(fields=["revision"])
            except FileFault as error:
                form.add_error(str(getattr(error, "field", "")) or None, str(error))
    heads = list(Head)
    context = {
        "assessment": assessment,
        "sheet": assessment.checklist.sheet,
        "form": form,
        "rows": form.rows(),
        "title": Head(head).label,
        "steps": [one.label for one in heads],
        "number": heads.index(Head(head)) + 1,
        "last": head == heads[-1],
        "level": level,
    }
    return render(request, "standards/officer/mark.html", context, status=status)


def form_for(
    request: HttpRequest, assessment: Assessment, head: Head, level: Level, at: datetime
) -> MarksForm:
    marks, before = marks_of(assessment), level_before(level)
    sheet = assessment.checklist.sheet
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return MarksForm(
        *sent,
        items=sheet.of_head(head),
        own=marks[level],
        before=marks[before] if before else {},
        register=answers_for(sheet, assessment.point_id, at),
    )
