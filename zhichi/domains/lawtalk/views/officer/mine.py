"""我的服务日志: what an adviser did, and whether whoever was served said so."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.lawtalk.access import LOGGERS
from zhichi.domains.lawtalk.models import Lecture
from zhichi.domains.lawtalk.models.duties import points_of
from zhichi.domains.lawtalk.models.log import months_of, said_of, services_of
from zhichi.foundation.accounts.public import Role, request_actor, require_role

PAGE = 20
HEAD = ["月份", "服务", "群众确认", "群众说没有", "分钟", "讲座（村居确认的）"]


@require_safe
@require_role(*(Role(role) for role in LOGGERS))
def mine(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    pages: Paginator[Any] = Paginator(services_of(actor), PAGE)
    page = pages.get_page(request.GET.get("page"))
    months = [
        [one.title, *(str(n) for n in (one.services, one.confirmed, one.denied, one.minutes, one.lectures))]
        for one in months_of(actor, at)
    ]
    context = {
        "page": page,
        "rows": [(event, said_of(event, at)) for event in page],
        "head": HEAD,
        "months": months,
        "points": points_of(actor, at, own=True)[:PAGE],
        "lectures": Lecture.objects.filter(person__officer=actor.officer_id).select_related("point")[:PAGE],
        "as_of": at,
    }
    return render(request, "lawtalk/officer/mine.html", context)
