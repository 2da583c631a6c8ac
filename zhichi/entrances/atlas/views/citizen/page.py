"""司法地图: a list that answers, and beside it a map that shows the same."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.atlas.forms import MapForm
from zhichi.entrances.atlas.views.citizen.drawing import drawing
from zhichi.entrances.atlas.views.citizen.found import Found, answer
from zhichi.entrances.atlas.views.citizen.layers import layers_for
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.sockets.public import PLACE_FINDERS

FINDER = "points"


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    finder = PLACE_FINDERS.get(FINDER)
    today = timezone.localdate(at)
    form = MapForm(
        request.GET.dict(), finder=finder, city=settings.ZHICHI_CITY, on=today, example=finder.example(today)
    )
    found = answer(form, finder, request.GET.get("page", "1"), at)
    query = request.GET.copy()
    query.pop("page", None)
    layers = layers_for(request_actor(request))
    context = {
        "form": form,
        "found": found,
        "query": query.urlencode(),
        "layers": [layer for layer in layers if layer.roles],
        "chips": chips(request, found),
        "drawing": drawing(form, found, layers),
    }
    response = render(request, "atlas/citizen/map.html", context)
    if form.position:
        response["Cache-Control"] = "no-store"  # where somebody stands stays with him
    return response


def chips(request: HttpRequest, found: Found) -> list[dict[str, str]]:
    """What the answer is measured from, with the way to give it up."""
    if not found.from_where:
        return []
    rest = request.GET.copy()
    for name in ("village", "spot", "lon", "lat", "page"):
        rest.pop(name, None)
    return [{"title": f"离{found.from_where}最近", "url": f"{request.path}?{rest.urlencode()}"}]
