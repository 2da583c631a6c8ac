"""The sheet that goes with a notice to a respondent: where he answers, and the code. For the named handlers."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from zhichi.domains.complaints.access import can_handle
from zhichi.domains.complaints.actions import notices
from zhichi.domains.complaints.models import Complaint
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import seen_case


@require_safe
@never_cache
def slip(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    actor = request_actor(request)
    case = seen_case(actor, number)
    if case is None:
        raise Http404
    held = get_object_or_404(notices(), case=case, pk=pk)
    verdict = can_handle(
        actor, get_object_or_404(Complaint.objects.select_related("first", "second"), pk=case.pk)
    )
    if not verdict:
        raise PermissionDenied(verdict.because)
    said = {one["name"]: one["value"] for one in held.record.data}
    link = request.build_absolute_uri(f"{reverse('complaints:respond')}?code={held.code}")
    context = {"case": case, "notice": held, "said": said, "link": link}
    return render(request, "complaints/officer/slip.html", context)
