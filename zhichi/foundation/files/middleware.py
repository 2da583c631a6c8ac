"""Files that came in pieces stand in `request.FILES` beside those that came with the form."""

import secrets
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.files.access import keyed, owned, owner_of
from zhichi.foundation.files.actions import keep_whole, upload_of, use
from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules import FileFault
from zhichi.foundation.sockets.public import Carried

SENDER = "zhichi_sender"
FRESH = "zhichi_sender_fresh"
DAY = 24 * 3600
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
        if fresh := vars(request).get(FRESH, ""):
            remember(response, fresh)
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
        attached = vars(request).setdefault("zhichi_attached", [])
        for code, field in reversed(list(named.items())[:MOST]):
            upload = upload_of(held.get(code), at=now)
            attached.append(upload)
            request.FILES.appendlist(field, upload)
        return list(held.values())


def remember(response: HttpResponse, secret: str) -> None:
    """The browser that began to send knows this secret; what it sends is its own."""
    response.set_cookie(
        SENDER,
        secret,
        max_age=7 * DAY,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def carry_chosen(request: HttpRequest) -> Carried:
    """Fits `sockets.FORM_CARRIERS`: files that came with a form that has to wait are kept as if they came in pieces."""
    attached = vars(request).get("zhichi_attached", [])
    chosen = [
        (field, upload)
        for field, uploads in request.FILES.lists()
        for upload in uploads
        if not any(upload is other for other in attached)
    ]
    if not chosen:
        return Carried()
    actor, secret = request_actor(request), request.COOKIES.get(SENDER, "")
    if not secret:
        secret = vars(request)[FRESH] = secrets.token_urlsafe(32)
    fields, faults = [], []
    for field, upload in chosen[:MOST]:
        name = str(getattr(upload, "name", "") or "材料")
        try:
            kept = keep_whole(
                upload=upload,
                name=name,
                owner=owner_of(actor, secret),
                address=keyed("address", client_address(request)),
                by=actor,
                at=timezone.now(),
            )
            fields.append((f"{ARRIVED}{field}", kept.code))
        except FileFault as fault:
            faults.append(f"“{name}”没有留住，请到下一页再选：{fault}")
    return Carried(tuple(fields), tuple(faults))
