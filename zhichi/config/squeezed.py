"""Pages go out compressed: on a slow line the letters of a page are most of what is waited for."""

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

# Pictures, papers and streams are compressed already or must not wait.
TEXTS: Final = ("text/", "application/json", "application/geo+json", "image/svg+xml")
# Below this an answer fits into one packet anyway.
LEAST_BYTES: Final = 1400


class SqueezeMiddleware(GZipMiddleware):
    """Django's own, with its random padding against guessing by length, for texts only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if (
            response.streaming
            or not kind.startswith(TEXTS)
            or len(getattr(response, "content", b"")) < LEAST_BYTES
        ):
            return response
        return super().process_response(request, response)
