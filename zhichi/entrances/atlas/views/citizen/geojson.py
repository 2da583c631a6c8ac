"""GeoJSON as an answer: packed once, known again by its digest."""

import json
from hashlib import sha256
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.text import compress_string

GEOJSON = "application/geo+json"


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
