"""The slip of a service just recorded, shown once; and what citizens said of a point, for those who verify it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhichi.domains.network.access import can_read_answers
from zhichi.domains.network.actions import Served
from zhichi.domains.network.enums import SlipAnswer
from zhichi.domains.network.models import Slip, said_of
from zhichi.domains.network.rules.slips import spoken
from zhichi.domains.network.views.officer.register import point_or_404
from zhichi.foundation.accounts.public import request_actor

PAGE = 20


def slip_page(request: HttpRequest, served: Served) -> HttpResponse:
    """The answer to the recording itself: the code stands in no session and no address of ours."""
    page = request.build_absolute_uri(reverse("network:confirm"))
    context = {
        "event": served.event,
        "point": served.event.point,
        "slip": served.slip,
        "code": spoken(served.code),
        "page": page,
        "link": f"{page}?{urlencode({'code': served.code})}",
    }
    response = render(request, "network/officer/slip.html", context)
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def answers(request: HttpRequest, code: str) -> HttpResponse:
    """Answered slips of a point, the last ones first; `?said=not_served` shows the denials alone."""
    actor = request_actor(request)
    point = point_or_404(actor, code)
    verdict = can_read_answers(actor, point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    said = request.GET.get("said", "")
    rows = Slip.objects.visible_to(actor).filter(event__point=point).exclude(answer="")
    if said in SlipAnswer.values:
        rows = rows.filter(answer=said)
    pages: Paginator[Any] = Paginator(
        rows.select_related("event__window").order_by("-answered_at", "-pk"), PAGE
    )
    context = {
        "point": point,
        "page": pages.get_page(request.GET.get("page")),
        "said": said,
        "choices": SlipAnswer.choices,
        "counts": said_of(point),
        "as_of": timezone.now(),
        "query": urlencode({"said": said}) if said else "",
    }
    return render(request, "network/officer/answers.html", context)
