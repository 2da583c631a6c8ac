"""A county's points on paper: grouped by township, with hours and telephones."""

from itertools import groupby
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.models import Point
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.regions.public import Level, Region, Zone, code_range, zone_of

FEW = 20


@login_not_required
@require_safe
def sheet(request: HttpRequest, county: str) -> HttpResponse:
    today = timezone.localdate()
    found: Region | Zone | None = Region.objects.valid_on(today).filter(pk=county, level=Level.COUNTY).first()
    found = found or zone_of(county, today)
    if found is None:
        raise Http404("没有这个县（市、区）")
    groups = by_township(found)
    count = sum(len(points) for _, points in groups)
    context: dict[str, Any] = {
        "county": found,
        "groups": groups,
        "count": count,
        # On a phone a whole county is longer than anybody scrolls; on paper everything stands open.
        "folded": count > FEW,
        "today": today,
    }
    return render(request, "network/citizen/sheet.html", context)


def by_township(county: Region | Zone) -> list[tuple[str, list[Point]]]:
    """(name of the township, its points), the county's own centre first. Three statements."""
    points = Point.objects.visible_to(CITIZEN)
    if isinstance(county, Zone):
        points = points.serving(county)
        names = {town.code: town.name for town in county.townships}
    else:
        low, high = code_range(county.code)
        points = points.filter(region_id__gte=low, region_id__lte=high)
        below = Region.objects.within(county).filter(level=Level.TOWNSHIP)
        names = dict(below.values_list("code", "name"))
    points = points.select_related("region").prefetch_related("items").order_by("region_id", "tier", "code")
    groups = groupby(points, key=lambda point: f"{point.region_id[:9]}000")
    return [(names.get(code, county.name), list(rows)) for code, rows in groups]
