"""Who acts for me, for what, until when; and taking it back, at any time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import Case, RefusedError, open_until
from zhichi.foundation.mandates.actions import revoke
from zhichi.foundation.mandates.models import Mandate


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, code: str) -> HttpResponse:
    """Only in a browser that opened the case by its code and last four, as the other pages of it."""
    now = timezone.now()
    if open_until(request.session, code) < now.timestamp():
        asked = urlencode({"code": code, "next": request.path})
        return redirect(f"{reverse('services:track')}?{asked}")
    case = Case.objects.filter(tracking_code=code).first()
    held = Mandate.objects.select_related("officer", "unit").filter(case=case).first() if case else None
    if case is None or held is None:
        raise Http404
    if request.method == "POST":
        try:
            revoke(case=case, by=request_actor(request), at=now)
            messages.success(request, "委托已经撤回，从现在起对方不能再替您办。")
        except RefusedError as error:
            messages.warning(request, str(error))
        return redirect("mandates:mine", code=code)
    today = timezone.localdate(now)
    context = {
        "case": case,
        "held": held,
        "standing": held.standing(today),
        "holds": held.holds(today),
        "received": held.received.select_related("record").order_by("at", "pk"),
    }
    response = render(request, "mandates/citizen/mine.html", context)
    response["Cache-Control"] = "no-store"
    return response
