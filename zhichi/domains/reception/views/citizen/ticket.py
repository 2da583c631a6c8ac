"""A ticket from the kiosk of a hall: only there, so that nobody holds a place from afar."""

from secrets import token_urlsafe

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.reception.forms import TicketForm
from zhichi.domains.reception.models.choosing import items_of
from zhichi.domains.reception.models.halls import hall_of, point_of
from zhichi.domains.reception.models.planning import planner
from zhichi.domains.reception.models.standing import before_taking
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.appointments.public import Channel, Hall, Turn, TurnError, take_ticket


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """Asks what for and whether somebody needs care first, then shows the number; sent twice it is one ticket."""
    screen = getattr(request, "zhichi_kiosk", None)
    hall = hall_of(code) if screen is not None and screen.kiosk.point.code == code else None
    if hall is None:
        raise Http404("这里不能取号")
    point = point_of(hall)
    items = items_of(point, hall)
    form = TicketForm(request.POST or None, items=items)
    del form.fields["extra"]
    once = request.POST.get("once", "")[:40] or token_urlsafe(12)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return taken(request, hall, drawn(hall, form, dict(items), once))
            except TurnError as error:
                form.add_error(None, str(error))
                status = 409
    at = timezone.now()
    now = before_taking(hall, planner(hall, timezone.localdate(at), 1, at, point), at)
    context = {"hall": hall, "form": form, "once": once, "now": now}
    return render(request, "reception/citizen/ticket.html", context, status=status)


def drawn(hall: Hall, form: TicketForm, titles: dict[str, str], once: str) -> Turn:
    at = timezone.now()
    item, day = form.cleaned_data["item"], timezone.localdate(at)
    return take_ticket(
        hall=hall,
        spans=planner(hall, day, 1, at, point_of(hall)).free_on(day, item, at),
        once=once,
        by=CITIZEN,
        at=at,
        item=item,
        item_title=titles.get(item, ""),
        group=form.cleaned_data["group"],
        channel=Channel.KIOSK,
    )


def taken(request: HttpRequest, hall: Hall, turn: Turn) -> HttpResponse:
    link = request.build_absolute_uri(f"{reverse('reception:find')}?code={turn.code}")
    return render(request, "reception/citizen/taken.html", {"hall": hall, "turn": turn, "link": link})
