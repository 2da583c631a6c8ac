"""Reading an identity card: the page that waits for it, and the address at which the reader's program tells it."""

import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.domains.kiosks.actions import KioskError, ask_for_card, card_at, take_card
from zhichi.domains.kiosks.middleware import Screen
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.kiosks.rules import CARD_WANTED_FOR, CardError, card_of, is_fresh
from zhichi.domains.kiosks.views.citizen.screens import at_kiosk
from zhichi.kernel import mask

LARGEST = 4096
# Seconds until the year 5138: no longer number is a moment of ours, and some are none at all.
LONGEST_STAMP = 11


@require_http_methods(["GET", "HEAD", "POST"])
@at_kiosk
def card(request: HttpRequest, screen: Screen) -> HttpResponse:
    """A POST begins to wait; the page asks again every two seconds until a card was read or the minute is over."""
    back = request.POST.get("next") or request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/apply/"):
        return redirect("kiosks:home")
    if request.method == "POST":
        ask_for_card(kiosk=screen.kiosk, at=timezone.now())
        return redirect(f"{request.path}?{urlencode({'next': back})}")
    at = timezone.now()
    told = card_at(screen.kiosk.pk, at)
    held = getattr(screen.kiosk, "reading", None)
    context = {
        "next": back,
        "name": mask.name(told["name"]) if told else "",
        "number": mask.citizen_id(told["id_number"]) if told else "",
        "waits": not told and held is not None and at - held.asked_at <= CARD_WANTED_FOR,
    }
    return render(request, "kiosks/citizen/card.html", context)


@csrf_exempt
@login_not_required
@require_POST
def read(request: HttpRequest) -> JsonResponse:
    """What the program beside the reader sends, signed (docs/kiosk.md), and whether it was taken."""
    body = request.body if len(request.body) <= LARGEST else b""
    kiosk = Kiosk.objects.filter(code=request.headers.get("X-Kiosk", ""), retired_at=None).first()
    if kiosk is None or not signed(kiosk, request.headers, body):
        return JsonResponse({"taken": False, "because": "signature"}, status=403)
    try:
        take_card(kiosk=kiosk, card=card_of(json.loads(body)), at=timezone.now())
    except (CardError, KioskError) as error:
        return JsonResponse({"taken": False, "because": str(error)}, status=422)
    except (ValueError, RecursionError):
        return JsonResponse({"taken": False, "because": "no JSON"}, status=422)
    return JsonResponse({"taken": True})


def signed(kiosk: Kiosk, headers: Mapping[str, str], body: bytes) -> bool:
    """Whether the message is this reader's and of now: HMAC-SHA256 over time, a line end and the body."""
    if not kiosk.reader_key:
        return False
    stamp = headers.get("X-Time", "")
    if not stamp.isascii() or not stamp.isdigit() or len(stamp) > LONGEST_STAMP:
        return False
    if not is_fresh(datetime.fromtimestamp(int(stamp), UTC), timezone.now()):
        return False
    wanted = hmac.new(kiosk.reader_key.encode(), stamp.encode() + b"\n" + body, "sha256").hexdigest()
    # As bytes: text that is not ASCII cannot be compared, and anybody may send a header.
    return hmac.compare_digest(wanted.encode(), headers.get("X-Signature", "").encode())
