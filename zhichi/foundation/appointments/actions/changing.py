"""What who booked may do: another time, or none."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_serve
from zhichi.foundation.appointments.actions.booking import GONE
from zhichi.foundation.appointments.actions.claiming import claim_any, release
from zhichi.foundation.appointments.actions.faults import FullError, TurnError
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.actions.offering import offer_freed
from zhichi.foundation.appointments.enums import LedgerCode, Verb
from zhichi.foundation.appointments.models import Turn
from zhichi.foundation.appointments.rules.spans import Span


def move_turn(*, turn_id: int, spans: Sequence[Span], by: Actor, at: datetime) -> Turn:
    """Another time: the new place is taken before the old one is given back. FullError keeps what was booked."""
    with transaction.atomic():
        turn = _own(turn_id, Verb.MOVE, by)
        if not spans or min(span.ends_at for span in spans) <= at:
            raise TurnError("这个时间已经过了，请选后面的时间。")
        old = turn.slot
        if old is not None and old.starts_at == spans[0].starts_at:
            raise TurnError("您选的就是现在约的时间。")
        slot = claim_any(turn.hall, spans)
        if slot is None:
            raise FullError(GONE)
        release(old.pk if old else None)
        turn.slot, turn.resource, turn.day = slot, slot.resource, localdate(slot.starts_at)
        turn.hold_until = turn.former_at = None
        payload = {
            "from": old.starts_at.isoformat() if old else "",
            "to": slot.starts_at.isoformat(),
            "resource": slot.resource.subject,
        }
        put(turn, Verb.MOVE, LedgerCode.MOVED, by=by, at=at, payload=payload)
    if old is not None:
        offer_freed(slot_id=old.pk, by=by, at=at)
    return turn


def cancel_turn(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Give the place back; whoever waits for one is offered it."""
    with transaction.atomic():
        turn = _own(turn_id, Verb.CANCEL, by)
        slot = turn.slot_id
        put(turn, Verb.CANCEL, LedgerCode.CANCELLED, by=by, at=at)
    if slot is not None:
        offer_freed(slot_id=slot, by=by, at=at)
    return turn


def accept_turn(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Say yes to an offered place, in time."""
    with transaction.atomic():
        turn = _own(turn_id, Verb.ACCEPT, by)
        if turn.hold_until is not None and turn.hold_until <= at:
            raise TurnError("这个空位保留的时间已经过了，请另选时间。")
        turn.hold_until = turn.former_at = None
        return put(turn, Verb.ACCEPT, LedgerCode.ACCEPTED, by=by, at=at)


def _own(pk: int, verb: Verb, by: Actor) -> Turn:
    """For who booked (the page has asked for the code) or for who works in the hall."""
    turn = hold(pk, verb)
    if by.kind == "officer" and not (verdict := can_serve(by, turn.hall)):
        raise PermissionDenied(verdict.because)
    return turn
