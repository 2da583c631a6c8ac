"""The form of a booking, and of a place on the waiting list."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.domains.network.public import Point
from zhichi.domains.reception.actions import offer_places
from zhichi.domains.reception.forms import VisitorForm
from zhichi.domains.reception.models.choosing import day_words, items_of
from zhichi.domains.reception.models.planning import at_moment, coming_days, planner
from zhichi.domains.reception.views.citizen.halls import hall_or_404
from zhichi.domains.reception.views.citizen.keys import keep_open, new_form, once_of
from zhichi.foundation.accounts.public import CITIZEN, client_address
from zhichi.foundation.appointments.public import (
    FullError,
    Hall,
    LimitError,
    Span,
    Turn,
    TurnError,
    Visitor,
    book,
    join_waiting,
)
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.kernel.workdays import BEIJING


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.BOOKING)
def form(request: HttpRequest, code: str) -> HttpResponse:
    """Who comes at the chosen time. Going back and sending again answers the same booking."""
    at = timezone.now()
    hall, point = hall_or_404(code)
    moment = moment_of(request.GET.get("at", ""))
    item, title = item_of(request, hall, point)
    spans = free_at(hall, point, moment, item, at)
    if request.method != "POST" and not spans:
        messages.info(request, "这个时间约满了或者不能约，请选别的时间。")
        asked_for = urlencode({"day": moment.date().isoformat(), **({"item": item} if item else {})})
        return redirect(f"{reverse('reception:hall', args=[code])}?{asked_for}")

    def make(visitor: Visitor, once: str) -> Turn:
        return book(
            hall=hall, spans=spans, visitor=visitor, once=once, by=CITIZEN, at=at, item=item, item_title=title
        )

    when = f"{day_words(moment.date(), timezone.localdate(at))} {moment:%H:%M}"
    return asked(request, hall, point, make, at, title=title, when=when, waiting=False)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.BOOKING)
def wait(request: HttpRequest, code: str) -> HttpResponse:
    """A place on the waiting list of a day on which nothing is left."""
    at = timezone.now()
    hall, point = hall_or_404(code)
    try:
        day = date.fromisoformat(request.GET.get("day", ""))
    except ValueError as error:
        raise Http404 from error
    if day not in coming_days(at):
        raise Http404("这一天现在不能约")
    item, title = item_of(request, hall, point)
    if request.method != "POST" and planner(hall, day, 1, at, point).free_on(day, item, at):
        messages.info(request, "这一天还有名额，不用排候补，直接选时间就行。")
        return redirect(f"{reverse('reception:hall', args=[code])}?{request.GET.urlencode()}")

    def make(visitor: Visitor, once: str) -> Turn:
        wanted = datetime.combine(day, datetime.min.time(), BEIJING)
        turn = join_waiting(
            hall=hall,
            wanted=wanted,
            visitor=visitor,
            once=once,
            by=CITIZEN,
            at=at,
            item=item,
            item_title=title,
        )
        # A place may have come free while the form was being filled in.
        offer_places(hall=hall, by=CITIZEN, at=at)
        return turn

    return asked(
        request, hall, point, make, at, title=title, when=day_words(day, timezone.localdate(at)), waiting=True
    )


def asked(
    request: HttpRequest,
    hall: Hall,
    point: Point,
    make: Callable[[Visitor, str], Turn],
    at: datetime,
    *,
    title: str,
    when: str,
    waiting: bool,
) -> HttpResponse:
    """Ask who comes and make it; what was typed stays whatever goes wrong."""
    form = VisitorForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                visitor = Visitor(**form.cleaned_data, address=client_address(request))
                turn = make(visitor, once_of(request.POST.get("once", "")))
                keep_open(request, turn, at)
                return redirect("reception:turn", code=turn.code)
            except TurnError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
                status = (
                    409 if isinstance(error, FullError) else 429 if isinstance(error, LimitError) else 422
                )
    context = {
        "form": form,
        "point": point,
        "title": title,
        "when": when,
        "waiting": waiting,
        "once": request.POST.get("once") or new_form(),
        "back": f"{request.path.rsplit('/', 2)[0]}/?{request.GET.urlencode()}",
    }
    response = render(request, "reception/citizen/book.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def moment_of(text: str) -> datetime:
    """`2026-11-24T09:00` by Beijing time; 404 for anything else."""
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M").replace(tzinfo=BEIJING)
    except ValueError as error:
        raise Http404("没有这个时间") from error


def item_of(request: HttpRequest, hall: Hall, point: Point) -> tuple[str, str]:
    """(code, title) of what was chosen; nothing for what is not done here."""
    items = dict(items_of(point, hall))
    item = request.GET.get("item", "")
    return (item, items[item]) if item in items else ("", "")


def free_at(hall: Hall, point: Point, moment: datetime, item: str, at: datetime) -> list[Span]:
    """The places at a moment; none on a day for which no bookings are taken."""
    if moment.date() not in coming_days(at) or moment + timedelta(days=1) < at:
        return []
    return at_moment(planner(hall, moment.date(), 1, at, point).free_on(moment.date(), item, at), moment)
