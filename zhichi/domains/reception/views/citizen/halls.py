"""预约: where one can book, and what is free there."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.public import Point, Status
from zhichi.domains.reception.forms import FindForm
from zhichi.domains.reception.models.choosing import days_of, items_of, times_of
from zhichi.domains.reception.models.halls import hall_of, point_of, taking_points
from zhichi.domains.reception.models.planning import Planner, coming_days, planner
from zhichi.domains.reception.models.standing import before_taking
from zhichi.foundation.appointments.public import Hall

PAGE = 20


@login_not_required
@require_safe
def halls(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.GET, city=settings.ZHICHI_CITY, on=timezone.localdate())
    form.is_valid()
    county, item = form.cleaned_data.get("county", ""), form.cleaned_data.get("item") or None
    points = taking_points(form.regions.get(county), item)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(points, PAGE).get_page(request.GET.get("page")),
        "item": form.cleaned_data.get("item", ""),
        "query": query.urlencode(),
    }
    return render(request, "reception/citizen/halls.html", context)


@login_not_required
@require_safe
def hall(request: HttpRequest, code: str) -> HttpResponse:
    """What for, which day, what time: three choices on one page, each a link or a list."""
    at = timezone.now()
    found, point = hall_or_404(code)
    context = {"hall": found, "point": point, **choices(request, found, point, at)}
    return render(request, "reception/citizen/hall.html", context)


def hall_or_404(code: str) -> tuple[Hall, Point]:
    """A hall that takes bookings, of a point that serves."""
    found = hall_of(code)
    if found is None or not found.taking:
        raise Http404("这里不接受预约")
    point = point_of(found)
    if point.status != Status.OPERATING:
        raise Http404("这里现在不服务")
    return found, point


def choices(request: HttpRequest, found: Hall, point: Point, at: datetime, item: str = "") -> dict[str, Any]:
    """What has been chosen so far, and what can be: `items`, `days`, `times`."""
    items = items_of(point, found)
    asked = item or request.GET.get("item", "")
    chosen = asked if asked in dict(items) else ""
    plan = planner(found, coming_days(at)[0], len(coming_days(at)), at, point)
    day = day_of(request.GET.get("day", ""), plan, chosen, at)
    return {
        "items": items,
        "item": chosen,
        "days": days_of(plan, coming_days(at), chosen, day, at),
        "day": day,
        "times": times_of(plan.free_on(day, chosen, at)) if day else [],
        "open": bool(day and plan.spans_on(day)),
        "now": before_taking(found, plan, at, chosen),
    }


def day_of(text: str, plan: Planner, item: str, at: datetime) -> date | None:
    """The day asked for, else the first with a place."""
    days = coming_days(at)
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        asked = None
    if asked in days:
        return asked
    return next((day for day in days if plan.free_on(day, item, at)), None)
