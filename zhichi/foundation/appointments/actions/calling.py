"""Calling: chosen by `rules.order` under the lock of the day, and written down so that it can be replayed."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_serve
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.enums import LedgerCode, Verb
from zhichi.foundation.appointments.models import HallDay, Resource, Turn, terms
from zhichi.foundation.appointments.models.queue import calls_of, line_of
from zhichi.foundation.appointments.rules.order import choose
from zhichi.foundation.appointments.rules.replay import written
from zhichi.foundation.appointments.rules.states import AT_WINDOW

BASIS = "山东省公共法律服务条例§21"


def call_next(*, resource_id: int, by: Actor, at: datetime) -> Turn | None:
    """Call whoever is next for this window; None when nobody waits.

    TurnError while somebody is still at the window, PermissionDenied for who does not work in the hall.
    """
    with transaction.atomic():
        resource = Resource.objects.select_related("hall__unit").get(pk=resource_id)
        if not (verdict := can_serve(by, resource.hall)):
            raise PermissionDenied(verdict.because)
        day, _ = HallDay.objects.get_or_create(hall=resource.hall, day=localdate(at))
        HallDay.objects.select_for_update().get(pk=day.pk)
        busy = Turn.objects.filter(resource=resource, day=day.day, state__in=AT_WINDOW).first()
        if busy is not None:
            raise TurnError(f"{busy.shown_number} 号还在这里，先办完或者登记没有来，再叫下一个。")
        line, calls = line_of(resource, day.day), calls_of(resource, day.day)
        chosen = choose(line, calls, at, terms().mix)
        if chosen is None:
            return None
        found = Turn.objects.get(hall=resource.hall, day=day.day, number=chosen.number)
        turn = hold(found.pk, Verb.CALL)
        turn.resource, turn.called_at, turn.calls = resource, at, 1
        payload = {
            **written(line, calls, at, terms().mix),
            "chosen": chosen.number,
            "because": chosen.because,
            "resource": resource.subject,
        }
        return put(turn, Verb.CALL, LedgerCode.CALLED, by=by, at=at, payload=payload, basis=BASIS)


def call_again(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Call the same person once more; TurnError after as many calls as the terms allow."""
    with transaction.atomic():
        turn = hold(turn_id, Verb.RECALL)
        if not (verdict := can_serve(by, turn.hall)):
            raise PermissionDenied(verdict.because)
        if turn.calls >= terms().most_calls:
            raise TurnError(f"已经叫了 {turn.calls} 次，请登记没有来，叫下一个。")
        turn.calls, turn.called_at = turn.calls + 1, at
        return put(turn, Verb.RECALL, LedgerCode.RECALLED, by=by, at=at, payload={"calls": turn.calls})
