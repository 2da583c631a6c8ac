"""代约: an officer books for somebody who calls or stands there; from the same places, under the same limits."""

from secrets import token_urlsafe

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.reception.forms import VisitorForm
from zhichi.domains.reception.models.halls import point_of
from zhichi.domains.reception.views.citizen.booking import free_at, moment_of
from zhichi.domains.reception.views.citizen.halls import choices
from zhichi.domains.reception.views.officer.places import hall_or_404
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.appointments.public import (
    READERS,
    Channel,
    TurnError,
    Visitor,
    book,
    can_serve,
)
from zhichi.kernel.tracking import spoken

LONGEST_KEY = 40


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def phone(request: HttpRequest, code: str) -> HttpResponse:
    """What for and which day by links, then the time and the person; the code is read out over the telephone."""
    actor, at = request_actor(request), timezone.now()
    hall = hall_or_404(actor, code)
    verdict = can_serve(actor, hall)
    if not verdict:
        raise PermissionDenied(verdict.because)
    if not hall.taking:
        raise Http404("这里不接受预约")
    point = point_of(hall)
    chosen = choices(request, hall, point, at)
    form = VisitorForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                moment = moment_of(request.POST.get("at", ""))
                turn = book(
                    hall=hall,
                    spans=free_at(hall, point, moment, chosen["item"], at),
                    visitor=Visitor(**form.cleaned_data),
                    once=request.POST.get("once", "")[:LONGEST_KEY] or token_urlsafe(12),
                    by=actor,
                    at=at,
                    item=chosen["item"],
                    item_title=dict(chosen["items"]).get(chosen["item"], ""),
                    channel=Channel.DESK,
                )
                when = f"{moment.month}月{moment.day}日 {moment:%H:%M}"
                messages.success(request, f"约好了：{when}。请把预约码念给他：{spoken(turn.code)}。")
                return redirect("reception:office_hall", code=code)
            except TurnError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
                status = 409
    key = request.POST.get("once") or token_urlsafe(12)
    context = {"hall": hall, "code": code, "form": form, "once": key, **chosen}
    return render(request, "reception/officer/phone.html", context, status=status)
