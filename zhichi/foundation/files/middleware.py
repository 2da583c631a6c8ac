"""Files that came in pieces stand in `request.FILES` beside those that came with the form."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.files.access import owned, owner_of
from zhichi.foundation.files.actions import upload_of, use
from zhichi.foundation.files.models import Arrival

SENDER = "zhichi_sender"
# A form names such a file beside its field: arrived:<field> = <code>.
ARRIVED = "arrived:"
MOST = 40


def sender_of(request: HttpRequest) -> str:
    return owner_of(request_actor(request), request.COOKIES.get(SENDER, ""))


class ArrivedFilesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        used = vars(request).get("zhichi_arrived", [])
        # An answer that leads on took what was handed in; one that shows the form again did not.
        if used and 300 <= response.status_code < 400:
            use(arrivals=used, by=request_actor(request), at=timezone.now())
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        # What takes no token of a form hears from programs, and may read the body itself.
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        # A file belongs to the first field that names it: a thousand names of one file are one file.
        named = {
            str(code): name.removeprefix(ARRIVED)
            for name, codes in reversed(list(request.POST.lists()))
            if name.startswith(ARRIVED)
            for code in codes
        }
        if named:
            vars(request)["zhichi_arrived"] = self._attach(request, named)

    def _attach(self, request: HttpRequest, named: dict[str, str]) -> list[Arrival]:
        now = timezone.now()
        held = owned(list(named)[:MOST], sender_of(request), at=now)
        for code, field in reversed(list(named.items())[:MOST]):
            request.FILES.appendlist(field, upload_of(held.get(code), at=now))
        return list(held.values())
