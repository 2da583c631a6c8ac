"""找服务点: the nearest places that do this, open now. Works without script."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.forms import FindForm
from zhichi.domains.network.models import Nearby, Point, PointQuerySet, Wish, near
from zhichi.domains.network.rules.position import distance_words
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.timelimits.public import calendar_on
from zhichi.kernel.workdays import Calendar

PAGE = 20
NEAREST = 100


@login_not_required
@require_safe
def points(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    form = FindForm(request.GET.dict(), city=settings.ZHICHI_CITY, on=timezone.localdate(at))
    form.is_valid()  # what cannot be read is told beside its field; the rest is answered
    pages: Paginator[Any] = Paginator(found(form, at), PAGE)
    page = pages.get_page(request.GET.get("page"))
    calendar = calendar_on(at)
    query = request.GET.copy()
    query.pop("page", None)
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "rows": [row(entry, at, calendar) for entry in page.object_list],
        "query": query.urlencode(),
        "asked": any(form.cleaned_data.values()),
    }
    return render(request, "network/citizen/points.html", context)


def row(entry: Nearby | Point, at: datetime, calendar: Calendar) -> dict[str, Any]:
    point = entry.point if isinstance(entry, Nearby) else entry
    distance = distance_words(entry.distance_m) if isinstance(entry, Nearby) else ""
    return {
        "point": point,
        "distance": distance,
        "open": point.welcomes_at(at, calendar),
        "in_hours": point.open_at(at, calendar),
        "opens": point.opens_words(at, calendar),
    }


def found(form: FindForm, at: datetime) -> list[Nearby] | PointQuerySet:
    """The nearest points when a place is known and no name was typed, otherwise the register by tier."""
    item, words = form.cleaned_data.get("item") or None, form.cleaned_data.get("q", "")
    if form.place and not words:
        return near(*form.place, Wish(item=item or "", region=form.region), limit=NEAREST, at=at)
    return Point.objects.visible_to(CITIZEN).listed(region=form.region, item=item, words=words)
