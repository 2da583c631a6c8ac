"""Where gateways call back (docs/notices-http.md)."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from zhichi.foundation.notices.actions.receiving import ReceiptError, receive
from zhichi.foundation.notices.rules import SIGNATURE, TIMESTAMP, fresh, verify

MOST_BYTES = 16384


@csrf_exempt  # no browser and no session: the signature says who calls
@login_not_required
@require_POST
def receipts(request: HttpRequest, channel: str) -> JsonResponse:
    """One receipt or reply, signed with the secret of its channel; the same again changes nothing."""
    gateway = settings.ZHICHI_GATEWAYS.get(channel)
    if gateway is None:
        raise Http404
    now, body = timezone.now(), request.body
    stamp = request.headers.get(TIMESTAMP, "")
    signed = verify(gateway.secret, stamp, body, request.headers.get(SIGNATURE, ""))
    if not signed or not fresh(stamp, now.timestamp()):
        return JsonResponse({"error": "signature or timestamp is wrong"}, status=401)
    if len(body) > MOST_BYTES:
        return JsonResponse({"error": "too long"}, status=413)
    try:
        told = json.loads(body)
        if not isinstance(told, dict):
            raise ReceiptError("an object is wanted")
        return JsonResponse({"changed": receive(channel=channel, told=told, at=now)})
    except ReceiptError as error:
        return JsonResponse({"error": str(error)}, status=422)
    except ValueError:
        return JsonResponse({"error": "this is no JSON"}, status=400)
