"""One booking: its paper, its calendar file, and what one may do with it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from zhichi.domains.reception.forms import CodeForm
from zhichi.domains.reception.models.halls import point_of
from zhichi.domains.reception.models.standing import standing_of
from zhichi.domains.reception.views.citizen.booking import free_at, moment_of
from zhichi.domains.reception.views.citizen.halls import choices, hall_or_404
from zhichi.domains.reception.views.citizen.keys import NotOpenError, keep_open
from zhichi.domains.reception.views.citizen.keys import opened as opened_turn
from zhichi.foundation.accounts.public import CITIZEN, client_address
from zhichi.foundation.appointments.public import (
    Event,
    LockedError,
    Turn,
    TurnError,
    Verb,
    accept_turn,
    arrive,
    calendar,
    cancel_turn,
    find_turn,
    may,
    move_turn,
)
from zhichi.foundation.pace.public import Purpose, paced

Page = Callable[..., HttpResponse]
ACTS: dict[str, tuple[Verb, Callable[..., Turn], str]] = {
    "cancel": (Verb.CANCEL, cancel_turn, "已经取消。要办的时候再约。"),
    "accept": (Verb.ACCEPT, accept_turn, "约好了。请按新的时间来。"),
    "arrive": (Verb.ARRIVE, arrive, "取到号了，请在大厅等叫号。"),
}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.LOOKING)
def find(request: HttpRequest) -> HttpResponse:
    """查预约: the code and the last four open it in this browser for half an hour."""
    form = CodeForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            at = timezone.now()
            try:
                turn = find_turn(**form.cleaned_data, address=client_address(request), at=at)
                keep_open(request, turn, at)
                return redirect("reception:turn", code=turn.code)
            except (TurnError, LockedError) as error:
                form.add_error(None, str(error))
                status = 429 if isinstance(error, LockedError) else 422
    response = render(request, "reception/citizen/find.html", {"form": form}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def opened(view: Callable[..., HttpResponse]) -> Page:
    """Give the page its turn, or send the reader to ask for the key with the code filled in."""

    @login_not_required
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def page(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponse:
        try:
            turn = opened_turn(request, code)
        except NotOpenError:
            return redirect(f"{reverse('reception:find')}?{urlencode({'code': code})}")
        response = view(request, turn, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return page


@opened
def show(request: HttpRequest, turn: Turn) -> HttpResponse:
    at = timezone.now()
    context = {
        "turn": turn,
        "point": point_of(turn.hall),
        "link": request.build_absolute_uri(f"{reverse('reception:find')}?code={turn.code}"),
        "can": {verb.value: may(turn.state, verb) for verb in (Verb.CANCEL, Verb.MOVE, Verb.ACCEPT)},
        "today": turn.day == timezone.localdate(at) and may(turn.state, Verb.ARRIVE),
        "standing": standing_of(turn, at),
        "as_of": at,
    }
    return render(request, "reception/citizen/turn.html", context)


@opened
def act(request: HttpRequest, turn: Turn, verb: str) -> HttpResponse:
    """Cancel, accept, arrive: one press. A second press changes nothing and says how it stands."""
    if verb not in ACTS or request.method != "POST":
        raise Http404
    _, run, words = ACTS[verb]
    try:
        run(turn_id=turn.pk, by=CITIZEN, at=timezone.now())
        messages.success(request, words)
    except TurnError as error:
        messages.warning(request, str(error))
    return redirect("reception:turn", code=turn.code)


@opened
def change(request: HttpRequest, turn: Turn) -> HttpResponse:
    """Another time of the same hall; what was booked stays until the new time is certain."""
    at = timezone.now()
    if not may(turn.state, Verb.MOVE):
        messages.warning(request, f"现在是“{turn.get_state_display()}”，不能改时间。")
        return redirect("reception:turn", code=turn.code)
    if not turn.hall.taking:
        messages.warning(request, "这里现在不接新的预约，改时间请打电话；约好的照常接待。")
        return redirect("reception:turn", code=turn.code)
    point = point_of(turn.hall)
    hall, _ = hall_or_404(point.code)
    status = 200
    if request.method == "POST":
        try:
            moment = moment_of(request.POST.get("at", ""))
            spans = free_at(hall, point, moment, turn.item, at)
            move_turn(turn_id=turn.pk, spans=spans, by=CITIZEN, at=at)
            messages.success(request, "时间改好了。")
            return redirect("reception:turn", code=turn.code)
        except TurnError as error:
            messages.warning(request, str(error))
            status = 409
    chosen = choices(request, hall, point, at, turn.item)
    context = {"turn": turn, "point": point, **chosen}
    return render(request, "reception/citizen/change.html", context, status=status)


@opened
def ics(request: HttpRequest, turn: Turn) -> HttpResponse:
    """The booking for the calendar of a telephone (RFC 5545)."""
    if turn.slot is None:
        raise Http404("还没有约好时间")
    point = point_of(turn.hall)
    event = event_of(turn, point.address or point.region.full_name, timezone.now())
    response = HttpResponse(calendar(event), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="zhichi-{turn.code[-4:]}.ics"'
    return response


def event_of(turn: Turn, place: str, at: datetime) -> Event:
    """No name and no code in it: calendars are shared and copied."""
    assert turn.slot is not None
    return Event(
        uid=f"turn-{turn.pk}@zhichi",
        sequence=turn.revision,
        written_at=at,
        starts_at=turn.slot.starts_at,
        ends_at=turn.slot.ends_at,
        title=f"{turn.hall.name}：{turn.item_title or '办事'}",
        place=place,
        words=f"请提前 5 分钟到，到了先取号。预约码末四位 {turn.code[-4:]}。",
    )
