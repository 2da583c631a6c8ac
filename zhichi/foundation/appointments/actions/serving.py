"""At the window: begin, finish, nobody came, on to another window."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_serve
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.enums import LedgerCode, Verb
from zhichi.foundation.appointments.models import Resource, Turn


def start_turn(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """The person called has come to the window."""
    with transaction.atomic():
        turn = _held(turn_id, Verb.START, by)
        turn.started_at = at
        return put(turn, Verb.START, LedgerCode.STARTED, by=by, at=at)


def finish_turn(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """What was asked for is done, or goes on as a case of its own."""
    with transaction.atomic():
        turn = _held(turn_id, Verb.FINISH, by)
        return put(turn, Verb.FINISH, LedgerCode.FINISHED, by=by, at=at)


def miss_turn(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Nobody came: the place is free again."""
    with transaction.atomic():
        turn = _held(turn_id, Verb.MISS, by)
        return put(turn, Verb.MISS, LedgerCode.MISSED, by=by, at=at, payload={"calls": turn.calls})


def pass_turn(*, turn_id: int, to: int, by: Actor, at: datetime) -> Turn:
    """On to another resource of the same hall, keeping number and time of arrival: nobody queues twice."""
    with transaction.atomic():
        turn = _held(turn_id, Verb.PASS, by)
        other = Resource.objects.filter(pk=to, hall=turn.hall, active=True).first()
        if other is None or other.pk == turn.resource_id:
            raise TurnError("请选择这个大厅里的另一个窗口。", "to")
        payload = {"to": other.subject}
        turn.resource, turn.started_at, turn.called_at, turn.calls = other, None, None, 0
        return put(turn, Verb.PASS, LedgerCode.PASSED, by=by, at=at, payload=payload)


def _held(pk: int, verb: Verb, by: Actor) -> Turn:
    turn = hold(pk, verb)
    if not (verdict := can_serve(by, turn.hall)):
        raise PermissionDenied(verdict.because)
    return turn
