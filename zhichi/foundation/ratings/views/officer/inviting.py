"""Handing out a rating code: the choice how, then the code as digits and QR picture, shown once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case, RefusedError, seen_case
from zhichi.foundation.ratings.access import can_rate
from zhichi.foundation.ratings.actions import Invitation, ask_by_message, invite, why_no_message
from zhichi.foundation.ratings.actions.inviting import ways_of
from zhichi.foundation.ratings.enums import RatingChannel
from zhichi.foundation.sockets.public import item_title


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: str) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    case = seen_case(actor, number, whole=False)
    if case is None:
        raise Http404
    because, fault, status = can_rate(case).because, "", 200
    if request.method == "POST" and not because:
        try:
            channel = request.POST.get("channel", "")
            if channel == RatingChannel.SMS:
                ask_by_message(case=case, by=actor, at=at)
                messages.success(request, "已经发消息请当事人评价。")
                return redirect("ratings:invite", number=number)
            return slip(request, case, invite(case=case, channel=channel, by=actor, at=at))
        except RefusedError as error:
            fault, status = str(error), 422
    no_message = "" if because else why_no_message(case)
    ways = [*ways_of(case), *([] if no_message else [RatingChannel.SMS])]
    context = {
        "case": case,
        "because": because,
        "fault": fault,
        "no_message": no_message,
        "ways": [(way.value, way.label) for way in ways],
    }
    return render(request, "ratings/officer/invite.html", context, status=status)


def slip(request: HttpRequest, case: Case, made: Invitation) -> HttpResponse:
    """The answer to the making itself: the code stands in no session and no address of ours."""
    page = request.build_absolute_uri(reverse("ratings:by_code"))
    context = {
        "case": case,
        "item": item_title(case.item, case.item_version) if case.item else "",
        "link": f"{page}?{urlencode({'code': made.code})}",
        "page": page,
        "code": " ".join(made.code[at : at + 4] for at in range(0, len(made.code), 4)),
        "made": made.link,
    }
    response = render(request, "ratings/officer/slip.html", context)
    response["Cache-Control"] = "no-store"
    return response
