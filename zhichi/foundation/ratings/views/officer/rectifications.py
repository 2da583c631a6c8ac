"""Bad grades of my branch: those that wait for me, late ones first, then the rest."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.ratings.access import READERS
from zhichi.foundation.ratings.enums import State
from zhichi.foundation.ratings.models import Rectification
from zhichi.foundation.ratings.views.officer.showing import day_of

PAGE = 20


@require_safe
@require_role(*READERS)
def rectifications(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    today = timezone.localdate(at)
    mine, all_ = Rectification.objects.waiting_for(actor), Rectification.objects.visible_to(actor)
    tab = request.GET.get("tab", "mine")
    kinds = {"mine": mine, "late": all_.filter(due_on__lt=today).exclude(state=State.CLOSED)}
    kinds |= {state.value: all_.filter(state=state) for state in State}
    tab = tab if tab in kinds else "mine"
    counted = dict(all_.order_by().values_list("state").annotate(Count("pk")))
    counts = {**{state.value: counted.get(state.value, 0) for state in State}}
    counts |= {"mine": kinds["mine"].count(), "late": kinds["late"].count()}
    titles = {"mine": "等我办", "late": "超期", **{state.value: state.label for state in State}}
    tabs = [
        {"title": title, "url": f"?tab={name}", "current": name == tab, "count": counts[name]}
        for name, title in titles.items()
    ]
    rows = kinds[tab].select_related("rating__case", "unit").order_by(F("due_on").asc(nulls_last=True), "pk")
    pages: Paginator[Any] = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    shown = [{"one": one, "day": day_of(one, today), "item": one.rating.case.kind_title} for one in page]
    context = {"tabs": tabs, "page": page, "rows": shown, "query": f"tab={tab}", "as_of": at}
    return render(request, "ratings/officer/rectifications.html", context)
