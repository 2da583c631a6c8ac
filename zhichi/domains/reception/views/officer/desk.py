"""The window: call, begin, finish, nobody came, on to another window. One press each, keyboard or thumb."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.domains.reception.actions import finish_here
from zhichi.domains.reception.models.desk import because_of, desk_of
from zhichi.domains.reception.views.officer.places import hall_or_404, resource_or_404
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.appointments.public import (
    READERS,
    Resource,
    Turn,
    TurnError,
    call_again,
    call_next,
    can_serve,
    miss_turn,
    pass_turn,
    start_turn,
)

ACTS: dict[str, Callable[..., Turn]] = {
    "recall": call_again,
    "start": start_turn,
    "finish": finish_here,
    "miss": miss_turn,
}


@require_safe
@require_role(*READERS)
def desk(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    hall = hall_or_404(actor, code)
    resource = resource_or_404(hall, pk)
    shown = desk_of(resource, at)
    context = {
        "hall": hall,
        "code": code,
        "resource": resource,
        "desk_now": shown,
        "because": because_of(shown.now) if shown.now else "",
        "verdict": can_serve(actor, hall),
    }
    return render(request, "reception/officer/desk.html", context)


@require_POST
@require_role(*READERS)
def do(request: HttpRequest, code: str, pk: int, verb: str) -> HttpResponse:
    """A press too late changes nothing and says how it stands."""
    actor, at = request_actor(request), timezone.now()
    hall = hall_or_404(actor, code)
    resource = resource_or_404(hall, pk)
    try:
        _do(request, resource, verb, actor, at)
    except TurnError as error:
        messages.warning(request, str(error))
    return redirect("reception:office_desk", code=code, pk=pk)


def _do(request: HttpRequest, resource: Resource, verb: str, actor: Actor, at: datetime) -> None:
    if verb == "call":
        if call_next(resource_id=resource.pk, by=actor, at=at) is None:
            messages.info(request, "没有人在等。")
        return
    sent = request.POST.get("turn", "")
    turn = get_object_or_404(Turn, pk=int(sent) if sent.isdecimal() else 0, hall=resource.hall_id)
    if verb == "pass":
        to = request.POST.get("to", "")
        pass_turn(turn_id=turn.pk, to=int(to) if to.isdecimal() else 0, by=actor, at=at)
        messages.success(request, f"{turn.shown_number} 号转过去了，不用重新排队。")
        return
    if verb not in ACTS:
        raise Http404
    ACTS[verb](turn_id=turn.pk, by=actor, at=at)
