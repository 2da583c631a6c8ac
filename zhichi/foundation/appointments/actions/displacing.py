"""A booked time that is no longer there: nothing is lost, another place is kept for the person."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.actions.claiming import claim_any, one_by_one
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.actions.offering import BEFORE, in_time, offer_to
from zhichi.foundation.appointments.enums import LedgerCode, Verb
from zhichi.foundation.appointments.models import Turn, terms
from zhichi.foundation.appointments.rules.spans import Span


def displace(*, turn_id: int, reason: str, instead: Sequence[Span], by: Actor, at: datetime) -> Turn:
    """Take the time away, and keep the first of `instead` that has a place; the person accepts or chooses another."""
    with transaction.atomic():
        turn = hold(turn_id, Verb.DISPLACE)
        one_by_one(turn.hall)
        former = turn.slot.starts_at if turn.slot else turn.former_at
        turn.former_at, turn.hold_until = former, None
        payload = {"former": former.isoformat() if former else "", "reason": reason[:60]}
        put(turn, Verb.DISPLACE, LedgerCode.DISPLACED, by=by, at=at, payload=payload)
        slot = claim_any(turn.hall, in_time(instead, at, 2 * BEFORE))
        if slot is not None:
            offer_to(turn, slot, minutes=terms().displaced_minutes, by=by, at=at)
    return turn
