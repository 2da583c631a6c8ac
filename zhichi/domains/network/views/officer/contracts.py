"""Contracts of village advisers that have ended without a successor, or soon end: somebody has to renew them."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.enums import PersonKind, Status
from zhichi.domains.network.models import Point, PointPerson, holds_on
from zhichi.domains.network.views.officer.register import PAGE
from zhichi.foundation.accounts.public import request_actor

SOON_DAYS = 60


@require_safe
def contracts(request: HttpRequest) -> HttpResponse:
    """Ended ones first, by their last day; a point where another adviser serves beyond the day is not listed."""
    day = timezone.localdate()
    soon = day + timedelta(days=SOON_DAYS)
    points = Point.objects.of_branch(request_actor(request)).exclude(status=Status.CLOSED)
    mine = PointPerson.objects.filter(kind=PersonKind.ADVISER, point__in=points)
    others = PointPerson.objects.filter(kind=PersonKind.ADVISER, point=OuterRef("point")).exclude(
        pk=OuterRef("pk")
    )
    lasting = others.filter(holds_on(soon)) | others.filter(to_on__gt=OuterRef("to_on"))
    ending = mine.filter(to_on__lte=soon).exclude(Exists(lasting))
    kinds = {"ended": ending.filter(to_on__lte=day), "ending": ending.filter(to_on__gt=day)}
    shown = "ending" if request.GET.get("list") == "ending" else "ended"
    titles = {"ended": "已经到期", "ending": f"{SOON_DAYS} 天内到期"}
    rows = kinds[shown].select_related("point__region").order_by("to_on", "pk")
    pages: Paginator[Any] = Paginator(rows, PAGE)
    tabs = [
        {"title": title, "url": f"?list={name}", "current": name == shown, "count": kinds[name].count()}
        for name, title in titles.items()
    ]
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "tabs": tabs,
        "title": titles[shown],
        "query": f"list={shown}",
        "as_of": day,
    }
    return render(request, "network/officer/contracts.html", context)
