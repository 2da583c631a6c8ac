"""The waiting list: who waits longest for a day is offered the place that became free, with a time to answer."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.actions.booking import first_or, new_turn
from zhichi.foundation.appointments.actions.claiming import claim
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.actions.holding import hold, put, tell
from zhichi.foundation.appointments.actions.people import Visitor, checked
from zhichi.foundation.appointments.enums import Channel, LedgerCode, State, Verb
from zhichi.foundation.appointments.models import Hall, Slot, Turn, terms
from zhichi.foundation.appointments.rules.spans import Span
from zhichi.foundation.ledger.public import append

# An offer is answered before the time itself comes.
BEFORE = timedelta(minutes=30)


def join_waiting(
    *,
    hall: Hall,
    wanted: datetime,
    visitor: Visitor,
    once: str,
    by: Actor,
    at: datetime,
    item: str = "",
    item_title: str = "",
) -> Turn:
    """Wait for a place on the day of `wanted`; once under `once`. LimitError, TurnError with the field at fault."""
    visitor = checked(visitor)
    day = localdate(wanted)
    if day < localdate(at):
        raise TurnError("这一天已经过了。")

    def attempt() -> Turn:
        with transaction.atomic():
            turn = new_turn(hall, visitor, once, at=at, state=State.WAITING, channel=Channel.WEB)
            if Turn.objects.filter(
                phone_index=turn.phone_index, hall=hall, day=day, state__in=[State.WAITING, State.OFFERED]
            ).exists():
                raise TurnError("这个手机号已经在这一天的候补里了，不用再排。", "phone")
            turn.day, turn.item, turn.item_title = day, item, item_title[:60]
            turn.save(force_insert=True)
            payload = {"day": day.isoformat()}
            append(
                subject=turn.subject, at=at, actor=by.ref, code=LedgerCode.QUEUED, payload=payload, fresh=True
            )
            tell(turn, None, at)
        return turn

    return first_or(once, attempt)


def offer_freed(*, slot_id: int, by: Actor, at: datetime) -> Turn | None:
    """Offer a place of the slot to whoever has waited longest for that day; None when nobody does or none is free."""
    slot = Slot.objects.select_related("resource__hall").get(pk=slot_id)
    if slot.starts_at <= at + BEFORE or slot.taken >= slot.capacity:
        return None
    waiting = Turn.objects.filter(
        hall=slot.resource.hall, day=localdate(slot.starts_at), state=State.WAITING
    ).order_by("made_at", "pk")
    for pk, item in waiting.values_list("pk", "item"):
        if slot.resource.does(item) and (turn := _offer(pk, slot, by, at)) is not None:
            return turn
    return None


def _offer(pk: int, slot: Slot, by: Actor, at: datetime) -> Turn | None:
    span = Span(slot.resource_id, slot.starts_at, slot.ends_at, slot.capacity)
    with transaction.atomic():
        try:
            turn = hold(pk, Verb.OFFER)
        except TurnError:
            return None
        held = claim(span)
        if held is None:
            return None
        offer_to(turn, held, by=by, at=at)
        return turn


def offer_to(turn: Turn, slot: Slot, *, by: Actor, at: datetime) -> None:
    """Keep the claimed place for the turn until it must be answered."""
    minutes = terms().accept_minutes
    turn.slot, turn.resource, turn.day = slot, slot.resource, localdate(slot.starts_at)
    turn.hold_until = min(at + timedelta(minutes=minutes), slot.starts_at - BEFORE)
    payload = {"starts_at": slot.starts_at.isoformat(), "until": turn.hold_until.isoformat()}
    put(turn, Verb.OFFER, LedgerCode.OFFERED, by=by, at=at, payload=payload)
