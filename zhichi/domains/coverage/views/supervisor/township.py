"""One township: its villages with their distance, the points there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.views.supervisor.asked import item_choices, item_of, moment_of
from zhichi.domains.coverage.views.supervisor.scope import COUNTY_KINDS, newest
from zhichi.domains.network.public import Point, distance_words
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.regions.public import Level, Region, Tier, UnitKind, responsible_unit

SHOWN_POINTS = 100


@require_safe
@require_role(*SUPERVISORS)
def township(request: HttpRequest, code: str) -> HttpResponse:
    """The villages of one township with their distance, and the points that stand in it or serve it."""
    actor, today = request_actor(request), timezone.localdate()
    held = get_object_or_404(Region, code=code, level=Level.TOWNSHIP)
    unit = responsible_unit(held, UnitKind.COUNTY_BUREAU)
    if unit is None or unit.tier != Tier.COUNTY or unit.kind not in COUNTY_KINDS:
        raise Http404
    if not actor.within(unit.path, *SUPERVISORS):
        raise Http404
    item = item_of(request)
    kept = newest(Figure.REACH, item)
    moment = moment_of(request, kept.data) if kept else None
    villages = Region.objects.children_of(held).valid_on(today).select_related("locality").order_by("code")
    points = Point.objects.visible_to(actor).serving(held).select_related("region")
    points = points.offering(item) if item else points
    near = near_words(kept.data, moment) if kept and moment else "还没有测算"
    listed = {row[0]: row[1] for row in moment["listed"]} if moment else {}
    context = {
        "held": held,
        "unit": unit,
        "kept": kept,
        "item": dict(item_choices())[item],
        "moment": moment,
        "villages": [village_row(one, listed, near) for one in villages],
        "points": points.order_by("code")[:SHOWN_POINTS],
    }
    return render(request, "coverage/supervisor/township.html", context)


def near_words(data: dict[str, Any], moment: dict[str, Any]) -> str:
    """What can be said of a village that is not listed: within the first band, if all beyond it are listed."""
    complete = len(moment["listed"]) == moment["beyond_first"]
    return f"{data['bands'][0] / 1000:g} 公里以内" if complete else "没有逐村列出"


def village_row(region: Region, listed: dict[str, int | None], near: str) -> dict[str, Any]:
    place = getattr(region, "locality", None)
    if place is None or place.lon is None:
        words = "还没有位置"
    elif region.code not in listed:
        words = near
    else:
        metres = listed[region.code]
        words = "没有开门的" if metres is None else distance_words(metres)
    return {"name": region.name, "people": place.people if place else None, "words": words}
