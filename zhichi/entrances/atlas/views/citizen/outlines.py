"""County outlines: shipped as data, the same for everybody."""

import json
from functools import cache

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhichi.entrances.atlas.views.citizen.geojson import answered, packed

OUTLINES = "county-outlines-3708.geojson"
A_DAY = "public, max-age=86400"


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
