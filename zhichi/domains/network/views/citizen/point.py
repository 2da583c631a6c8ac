"""The page of one point: what can be done, when, where, who is there. And its photos."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.enums import Status
from zhichi.domains.network.models import Point, PointPhoto, public_point, with_public_facts
from zhichi.domains.network.models.ended import ENDED, ended_point, ended_words, instead_of
from zhichi.domains.network.rules.datum import gcj02_from_wgs84
from zhichi.domains.network.views.citizen.points import row
from zhichi.foundation.accounts.public import CITIZEN, request_actor
from zhichi.foundation.files.public import respond
from zhichi.foundation.regions.public import county_of
from zhichi.foundation.sockets.public import PLACE_DOINGS, PLACE_NOTES
from zhichi.foundation.timelimits.public import calendar_on


def seen(request: HttpRequest, code: str, at: datetime) -> Point | None:
    """The point of a code, where the reader may see it."""
    visible = Point.objects.visible_to(request_actor(request)).filter(code=code)
    return with_public_facts(visible, timezone.localdate(at)).first()


@login_not_required
@require_safe
def point(request: HttpRequest, code: str) -> HttpResponse:
    at = timezone.now()
    found = seen(request, code, at)
    if found is None or found.status in ENDED:
        over = ended_point(code)
        if over is None:
            raise Http404("没有这个服务点")
        return ended(request, over, at)
    context: dict[str, Any] = {
        "shown": public_point(found, at, calendar_on(at)),
        "way": way_to(found),
        "county": county_of(found.region) if found.tier != "city" else None,
        "at": at,
        "doings": [one for offer in PLACE_DOINGS for one in offer(found, timezone.localdate(at))],
        "notes": [note for tell in PLACE_NOTES for note in tell(found, CITIZEN, timezone.localdate(at))],
    }
    return render(request, "network/citizen/one_point.html", context)


def ended(request: HttpRequest, over: Point, at: datetime) -> HttpResponse:
    """What stands on the door of a point that serves nobody now: since when, and where to go instead."""
    calendar = calendar_on(at)
    context = {
        "point": over,
        "words": ended_words(over, timezone.localdate(at)),
        "rows": [row(each, at, calendar) for each in instead_of(over, at, calendar)],
    }
    status = 410 if over.status == Status.CLOSED else 200
    return render(request, "network/citizen/ended_point.html", context, status=status)


def way_to(point: Point) -> dict[str, str] | None:
    """Positions for the maps on people's phones: Chinese ones count in GCJ-02, the others in WGS-84 (RFC 5870)."""
    if point.lon is None or point.lat is None:
        return None
    lon, lat = gcj02_from_wgs84(point.lon, point.lat)
    return {
        "gcj02": f"{lat:.6f},{lon:.6f}",
        "wgs84": f"{point.lat:.6f},{point.lon:.6f}",
    }


@login_not_required
@require_safe
def photo(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    visible = Point.objects.visible_to(request_actor(request))
    found = get_object_or_404(
        PointPhoto.objects.select_related("file"), pk=pk, point__code=code, point__in=visible
    )
    response: HttpResponse = respond(found.file)  # type: ignore[assignment]  # a FileResponse streams
    response["Cache-Control"] = "public, max-age=86400"
    return response
