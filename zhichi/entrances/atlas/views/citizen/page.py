"""司法地图: a list that answers, and beside it a map that shows the same."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.atlas.forms import MapForm
from zhichi.entrances.atlas.views.citizen.layers import layers_for
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.sockets.public import PLACE_FINDERS, MapLayer, Place, PlaceFinder, Spot

PAGE = 20
NEAREST = 20
VILLAGES = 30
FINDER = "points"


@dataclass
class Found:
    """The answer: places with where they were measured from, or villages to choose among."""

    places: list[Place] = field(default_factory=list)
    page: "Page[int] | None" = None
    # Measured from here, and how people call it.
    origin: tuple[float, float] | None = None
    from_where: str = ""
    choices: list[Spot] = field(default_factory=list)
    # Sentences about what could not be done.
    notes: list[str] = field(default_factory=list)


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    finder = PLACE_FINDERS.get(FINDER)
    form = MapForm(request.GET.dict(), finder=finder, city=settings.ZHICHI_CITY, on=timezone.localdate(at))
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


def answer(form: MapForm, finder: PlaceFinder, number: str, at: datetime) -> Found:
    """The nearest from the phone's place or from a village; else the register, page by page."""
    found = Found()
    if form.lost:
        found.notes.append(form.lost)
    spot = village(form, finder, found, at)
    if found.choices:
        return found
    if spot:
        found.from_where = spot.full_name
        found.origin = (spot.lon, spot.lat) if spot.lon is not None and spot.lat is not None else None
        if found.origin is None:
            found.notes.append(
                f"{spot.full_name}还没有登记位置，算不出远近。下面是它所在乡镇（街道）的服务点，和为那里服务的中心。"
            )
    elif form.position:
        found.origin, found.from_where = form.position, "您的位置"
    if found.origin:
        found.places = finder.near(*found.origin, form.query, limit=NEAREST, at=at)
        return found
    query = replace(form.query, region=f"{spot.code[:9]}000") if spot else form.query
    wanted = int(number) if number.isascii() and number.isdecimal() and len(number) < 6 else 1
    count, found.places = finder.listed(query, start=(max(wanted, 1) - 1) * PAGE, limit=PAGE, at=at)
    found.page = Paginator(range(count), PAGE).get_page(wanted)
    if found.page.number != wanted:
        start = (found.page.number - 1) * PAGE
        count, found.places = finder.listed(query, start=start, limit=PAGE, at=at)
    return found


def village(form: MapForm, finder: PlaceFinder, found: Found, at: datetime) -> Spot | None:
    """The village that was picked, or the only one of its name; several become choices, none a sentence."""
    words = form.value("village")
    if not words:
        return finder.spot(form.value("spot")) if form.value("spot") else None
    spots = finder.spots(words, limit=VILLAGES + 1, on=timezone.localdate(at))
    if len(spots) == 1:
        return spots[0]
    if not spots:
        found.notes.append(f"没有找到叫“{words}”的村或社区。请换一个写法，或者选县（市、区）和乡镇。")
        return None
    found.choices = spots[:VILLAGES]
    if len(spots) > VILLAGES:
        found.notes.append("同名的太多，请在村名前加上乡镇的名字，中间空一格。")
    return None


def chips(request: HttpRequest, found: Found) -> list[dict[str, str]]:
    """What the answer is measured from, with the way to give it up."""
    if not found.from_where:
        return []
    rest = request.GET.copy()
    for name in ("village", "spot", "lon", "lat", "page"):
        rest.pop(name, None)
    return [{"title": f"离{found.from_where}最近", "url": f"{request.path}?{rest.urlencode()}"}]


def drawing(form: MapForm, found: Found, layers: list[MapLayer]) -> dict[str, Any]:
    """All that the script needs to draw the map: addresses, layers with their legends, where the reader asked from."""
    asked = form_query(form)
    tiles = settings.ZHICHI_MAP_TILES
    return {
        "script": static("zhichi/dist/map.js"),
        "worker": static("zhichi/dist/map_worker.js"),
        "style": static("zhichi/dist/map.css"),
        "outlines": reverse("atlas:outlines"),
        "layers": [
            {
                "key": layer.key,
                "title": layer.title,
                "url": f"{reverse('atlas:layer', args=[layer.key])}{asked}",
                "legend": dict(layer.legend),
                "clustered": layer.clustered,
                "shown": not layer.roles,
            }
            for layer in layers
        ],
        "origin": list(found.origin) if found.origin else None,
        "tiles": {"url": tiles.url, "credit": tiles.credit} if tiles.url else None,
    }


def form_query(form: MapForm) -> str:
    """The part of the question that layers are narrowed by, as a query string or nothing."""
    names = ("county", "township", "item", "tier", "open")
    kept = {name: form.value(name) for name in names if form.value(name)}
    return f"?{urlencode(kept)}" if kept else ""
