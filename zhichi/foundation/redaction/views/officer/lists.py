"""Copies of the cases I may see, by where they stand."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.models.roles import READERS

PAGE = 20
gate = require_role(*(Role(role) for role in sorted(READERS)))


@require_safe
@gate
def lists(request: HttpRequest) -> HttpResponse:
    rows = Publication.objects.visible_to(request_actor(request)).defer("marks", "shown", "salt")
    tab = request.GET.get("tab", "")
    tab = tab if tab in State.values else State.MASKED.value
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
    chosen = rows.filter(state=tab).select_related("paper__case").order_by("-begun_at", "-pk")
    pages: Paginator[Any] = Paginator(chosen, PAGE)
    context = {"tabs": tabs, "page": pages.get_page(request.GET.get("page")), "query": f"tab={tab}"}
    return render(request, "redaction/officer/copies.html", context)
