"""Beginning an assessment of a point."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from zhichi.domains.standards.access import READERS, can_start
from zhichi.domains.standards.actions import RefusedError, start_assessment
from zhichi.domains.standards.views.officer.branch import my_points
from zhichi.foundation.accounts.public import refused, request_actor, require_role


@require_POST
@require_role(*READERS)
def start(request: HttpRequest, point: int) -> HttpResponse:
    actor = request_actor(request)
    held = get_object_or_404(my_points(actor).select_related("unit"), pk=point)
    verdict = can_start(actor, held)
    if not verdict:
        return refused(request, verdict.because)
    try:
        made = start_assessment(point_id=held.pk, by=actor, at=timezone.now())
    except PermissionDenied as error:
        return refused(request, str(error))
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("standards:unassessed")
    messages.success(request, "已开始。系统知道的条目已经填好，请核对。")
    return redirect("standards:mark", pk=made.pk, head="signage")
