"""What the map draws: county outlines, and the layers that rooms have registered."""

import json
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import compress_string
from django.views.decorators.http import require_safe

from zhichi.entrances.atlas.forms import MapForm
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.sockets.public import MAP_LAYERS, PLACE_FINDERS, MapLayer

OUTLINES = "county-outlines-3708.geojson"
A_DAY = "public, max-age=86400"
A_MINUTE = "public, max-age=60"
GEOJSON = "application/geo+json"


@login_not_required
@require_safe
def outlines(request: HttpRequest) -> HttpResponse:
    """County outlines: shipped as data, the same for everybody."""
    return answered(request, _outline_bytes(), A_DAY)


@cache
def _outline_bytes() -> bytes:
    collection = json.loads((settings.DATA / "regions" / OUTLINES).read_text(encoding="utf-8"))
    features = [
        {
            "type": "Feature",
            "geometry": feature["geometry"],
            "properties": {"n": feature["properties"]["name"], "k": feature["properties"]["gb"][-6:]},
        }
        for feature in collection["features"]
    ]
    return packed({"type": "FeatureCollection", "features": features})


@login_not_required
@require_safe
def layer(request: HttpRequest, key: str) -> HttpResponse:
    """One layer as GeoJSON. A layer with roles is not there for others, and shows an officer his own scope."""
    actor = request_actor(request)
    found = next((each for each in layers_for(actor) if each.key == key), None)
    if found is None:
        raise Http404("没有这个图层")
    at = timezone.now()
    finder = PLACE_FINDERS.get("points")
    form = MapForm(request.GET.dict(), finder=finder, city=settings.ZHICHI_CITY, on=timezone.localdate(at))
    drawn = packed(found.features(actor, at, form.query))
    return answered(request, drawn, A_MINUTE if not found.roles else "private, no-store")


def layers_for(actor: Actor) -> list[MapLayer]:
    """The layers that this reader may see."""
    held = {post.role for post in actor.posts}
    return [layer for layer in MAP_LAYERS if not layer.roles or layer.roles & held]


def packed(collection: dict[str, Any]) -> bytes:
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def answered(request: HttpRequest, body: bytes, keep: str) -> HttpResponse:
    """The bytes, packed where the browser can unpack: there is no secret beside them that their length could tell."""
    tag = quote_etag(sha256(body).hexdigest()[:32])
    known = get_conditional_response(request, etag=tag)
    response = known or HttpResponse(body, content_type=GEOJSON)
    if known is None and "gzip" in request.headers.get("Accept-Encoding", ""):
        response.content = compress_string(body)
        response["Content-Encoding"] = "gzip"
    response["ETag"] = tag
    response["Cache-Control"] = keep
    response["Vary"] = "Accept-Encoding, Cookie" if "private" in keep else "Accept-Encoding"
    return response
