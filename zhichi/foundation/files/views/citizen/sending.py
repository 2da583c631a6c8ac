"""Sending a file in pieces, in the manner of the IETF's draft of resumable uploads (decision 0022).

POST makes room, HEAD says how far it came, PATCH goes on from there, DELETE gives up. A fault is
application/problem+json with one sentence for the person in `title`.
"""

import secrets
from urllib.parse import unquote

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.files.access import keyed, owned, owner_of
from zhichi.foundation.files.actions import begin, give_up, take
from zhichi.foundation.files.middleware import SENDER, remember, sender_of
from zhichi.foundation.files.models import Arrival
from zhichi.foundation.files.rules import FileFault, OffsetError, TooMuchFault
from zhichi.foundation.files.views.citizen.reading import digest_of, number_of

PIECE = "application/partial-upload"
MISUSED = "这个请求不完整，请刷新页面再试。"


@login_not_required
@require_POST
@never_cache
def begin_sending(request: HttpRequest) -> HttpResponse:
    size, digest = number_of(request, "Upload-Length"), digest_of(request)
    if size is None or not digest:
        return problem(400, MISUSED)
    actor, secret = request_actor(request), request.COOKIES.get(SENDER, "")
    fresh = "" if secret else secrets.token_urlsafe(32)
    try:
        arrival = begin(
            owner=owner_of(actor, secret or fresh),
            address=keyed("address", client_address(request)),
            name=unquote(request.headers.get("Upload-Name", ""))[:200],
            size=size,
            digest=digest,
            by=actor,
            at=timezone.now(),
        )
    except FileFault as fault:
        return refusal(fault)
    response = told(arrival, HttpResponse(status=201))
    response["Location"] = reverse("files:arrival", args=[arrival.code])
    if fresh:
        remember(response, fresh)
    return response


@login_not_required
@require_http_methods(["HEAD", "PATCH", "DELETE"])
@never_cache
def arrival(request: HttpRequest, code: str) -> HttpResponse:
    held = owned([code], sender_of(request), at=timezone.now()).get(code)
    if held is None:
        raise Http404("没有这份材料")
    if held.used_at is not None:
        return problem(410, "这份材料已经交上来了。")
    if request.method == "HEAD":
        return told(held, HttpResponse(status=204))
    if request.method == "DELETE":
        give_up(arrival=held, by=request_actor(request), at=timezone.now())
        return HttpResponse(status=204)
    return go_on(request, held)


def go_on(request: HttpRequest, held: Arrival) -> HttpResponse:
    offset = number_of(request, "Upload-Offset")
    if offset is None or request.content_type != PIECE:
        return problem(400, MISUSED)
    try:
        moved = take(
            arrival=held, offset=offset, content=request.body, by=request_actor(request), at=timezone.now()
        )
    except OffsetError as error:
        response = problem(409, "这一段和前面的接不上，请从断开的地方继续。")
        response["Upload-Offset"] = str(error)
        return response
    except FileFault as fault:
        return refusal(fault)
    return told(moved, HttpResponse(status=204))


def told(arrival: Arrival, response: HttpResponse) -> HttpResponse:
    response["Upload-Offset"] = str(arrival.received)
    response["Upload-Length"] = str(arrival.size)
    response["Upload-Complete"] = "?1" if arrival.checked_at else "?0"
    return response


def refusal(fault: FileFault) -> HttpResponse:
    return problem(429 if isinstance(fault, TooMuchFault) else 422, str(fault))


def problem(status: int, sentence: str) -> HttpResponse:
    body = {"title": sentence, "status": status}
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
