"""Papers of an assessment: its sheet for printing, and the evidence for one mark."""

from datetime import timedelta
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.enums import AssessmentState, Head
from zhichi.domains.standards.views.officer.branch import assessment_or_404
from zhichi.domains.standards.views.officer.comparing import head_of
from zhichi.domains.standards.views.officer.levels import marks_of, scores
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.files.public import respond


@require_safe
@require_role(*READERS)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The grade sheet for print."""
    at = timezone.now()
    assessment = assessment_or_404(request_actor(request), pk)
    marks = marks_of(assessment)
    held = assessment.state in (AssessmentState.PASSED, AssessmentState.CERTIFIED) and assessment.expires_on
    context = {
        "assessment": assessment,
        "sheet": assessment.checklist.sheet,
        "heads": [head_of(assessment, head, marks, {}, open_=False) for head in Head],
        "scores": scores(assessment, marks),
        "steps": list(assessment.steps.all()),
        "last_day": assessment.expires_on - timedelta(days=1) if held and assessment.expires_on else None,
        "as_of": at,
    }
    return render(request, "standards/officer/sheet.html", context)


@require_safe
@require_role(*READERS)
def evidence(request: HttpRequest, pk: int, mark: int) -> HttpResponse:
    """A paper or picture handed in with a mark."""
    assessment = assessment_or_404(request_actor(request), pk)
    held = get_object_or_404(assessment.marks.select_related("file"), pk=mark)
    if held.file is None:
        raise Http404
    return cast(HttpResponse, respond(held.file))
