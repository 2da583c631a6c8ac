"""Answers on their way to the public, of the consultations I may see."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.domains.lawtalk.access import READERS
from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import Role, request_actor, require_role

PAGE = 20


@require_safe
@require_role(*(Role(role) for role in READERS))
def lists(request: HttpRequest) -> HttpResponse:
    rows = PublicAnswer.objects.visible_to(request_actor(request))
    tab = request.GET.get("tab", "")
    tab = tab if tab in State.values else State.ALLOWED.value
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    tabs = [
        {
            "title": one.label,
            "url": f"?tab={one.value}",
            "current": one == tab,
            "count": counts.get(one.value, 0),
        }
        for one in State
    ]
    chosen = rows.filter(state=tab).select_related("case__unit").order_by("-allowed_at", "-pk")
    pages: Paginator[Any] = Paginator(chosen, PAGE)
    page = pages.get_page(request.GET.get("page"))
    context = {"tabs": tabs, "page": page, "query": f"tab={tab}"}
    return render(request, "lawtalk/officer/answers.html", context)
