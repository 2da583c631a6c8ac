"""Pages that are the same for everybody: drawn once, until something is done or a few seconds have passed.

Every act has its entry on the ledger in the same transaction, so a page is not older than the newest entry. The
seconds are for PostgreSQL, where an entry with a lower number can become visible after one with a higher.
"""

import gzip
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.timezone import localdate
from django.utils.translation import get_language

from zhichi.foundation.ledger.public import newest_entry
from zhichi.ui.context import ELDER_COOKIE

SECONDS: Final = 5
MOST: Final = 400


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as bytes, plain and compressed, with what was newest when it was drawn and the process's seconds then."""

    body: bytes
    packed: bytes
    etag: str
    newest: int
    at: float


KEPT: dict[tuple[object, ...], Drawn] = {}


def plain(request: HttpRequest) -> bool:
    """Whether nothing of this reader can be on the page: no session, no message, no kiosk, no question asked."""
    held = (settings.SESSION_COOKIE_NAME, "messages")
    return (
        request.method in {"GET", "HEAD"}
        and not request.META.get("QUERY_STRING")
        and getattr(request, "zhichi_kiosk", None) is None
        and not any(name in request.COOKIES for name in held)
    )


def same_for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the page by address, day, language and size of letters; answer 304 to whoever has it already."""

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not plain(request):
            return view(request, *args, **kwargs)
        key = (request.path, localdate(), get_language(), request.COOKIES.get(ELDER_COOKIE, ""))
        newest, now = newest_entry(), time.monotonic()
        drawn = KEPT.get(key)
        if drawn is None or drawn.newest != newest or now - drawn.at > SECONDS:
            response = view(request, *args, **kwargs)
            if response.status_code != 200:
                return response
            if len(KEPT) >= MOST:
                KEPT.clear()
            body = response.content
            # Nothing on it is anybody's secret: its length may tell what it is.
            packed = gzip.compress(body, mtime=0)
            drawn = KEPT[key] = Drawn(body, packed, f'W/"{sha256(body).hexdigest()[:32]}"', newest, now)
        answer = HttpResponse(drawn.body, headers={"ETag": drawn.etag, "Cache-Control": "no-cache"})
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.content = drawn.packed
            answer["Content-Encoding"] = "gzip"
        patch_vary_headers(answer, ["Cookie", "Accept-Encoding"])
        return get_conditional_response(request, etag=drawn.etag, response=answer) or answer

    return shown
