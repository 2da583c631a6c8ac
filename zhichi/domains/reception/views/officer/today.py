"""The day of one hall: who waits, who is at which window, tickets, who has come."""

from secrets import token_urlsafe

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.reception.forms import TicketForm
from zhichi.domains.reception.models.choosing import items_of
from zhichi.domains.reception.models.halls import point_of
from zhichi.domains.reception.models.planning import planner
from zhichi.domains.reception.models.standing import before_taking
from zhichi.domains.reception.models.today import day_of_hall
from zhichi.domains.reception.views.officer.places import hall_or_404
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.appointments.public import (
    READERS,
    Channel,
    Turn,
    TurnError,
    arrive,
    can_manage,
    can_serve,
    take_ticket,
)


@require_safe
@require_role(*READERS)
def hall(request: HttpRequest, code: str) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    found = hall_or_404(actor, code)
    context = {
        "hall": found,
        "code": code,
        "today": day_of_hall(found, at),
        "serves": can_serve(actor, found),
        "manages": can_manage(actor, found),
    }
    return render(request, "reception/officer/hall.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """A ticket for who stands here; a form sent twice is one ticket."""
    actor, at = request_actor(request), timezone.now()
    found = hall_or_404(actor, code)
    verdict = can_serve(actor, found)
    if not verdict:
        raise PermissionDenied(verdict.because)
    point = point_of(found)
    items = items_of(point, found)
    form = TicketForm(request.POST or None, items=items)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            item = form.cleaned_data["item"]
            spans = planner(found, timezone.localdate(at), 1, at, point).free_on(
                timezone.localdate(at), item, at
            )
            beyond = next((one for one in found.resources.all() if one.active and one.does(item)), None)
            try:
                turn = take_ticket(
                    hall=found,
                    spans=spans,
                    once=request.POST.get("once", "")[:40] or token_urlsafe(12),
                    by=actor,
                    at=at,
                    item=item,
                    item_title=dict(items).get(item, ""),
                    group=form.cleaned_data["group"],
                    extra=beyond if form.cleaned_data["extra"] else None,
                    channel=Channel.HALL,
                )
                return render(request, "reception/officer/slip.html", slip_of(request, turn, code))
            except TurnError as error:
                form.add_error(None, str(error))
                status = 409
    context = {
        "hall": found,
        "code": code,
        "form": form,
        "once": request.POST.get("once") or token_urlsafe(12),
        "now": before_taking(found, planner(found, timezone.localdate(at), 1, at, point), at),
    }
    return render(request, "reception/officer/ticket.html", context, status=status)


def slip_of(request: HttpRequest, turn: Turn, code: str) -> dict[str, object]:
    link = request.build_absolute_uri(f"{reverse('reception:find')}?code={turn.code}")
    return {"turn": turn, "link": link, "code": code, "hall": turn.hall}


@require_POST
@require_role(*READERS)
def arrived(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Who booked stands here."""
    actor = request_actor(request)
    found = hall_or_404(actor, code)
    turn = get_object_or_404(Turn, pk=pk, hall=found)
    try:
        turn = arrive(turn_id=turn.pk, by=actor, at=timezone.now())
        messages.success(request, f"{turn.masked_name} 的号是 {turn.shown_number}。")
    except TurnError as error:
        messages.warning(request, str(error))
    return redirect("reception:office_hall", code=code)
