"""The waiting list: who waits longest for a day is offered the place that became free, with a time to answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import chain

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.actions.booking import first_or, new_turn
from zhichi.foundation.appointments.actions.claiming import claim_any
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
    """Offer a place of the slot to whoever has waited longest for that day, then to whoever lost his time.

    None when nobody wants it or none is free.
    """
    slot = Slot.objects.select_related("resource__hall").get(pk=slot_id)
    hall = slot.resource.hall
    if not hall.taking or slot.taken >= slot.capacity:
        return None
    span = Span(slot.resource_id, slot.starts_at, slot.ends_at, slot.capacity)
    waiting = Turn.objects.filter(hall=hall, day=localdate(slot.starts_at), state=State.WAITING)
    listed = waiting.order_by("made_at", "pk").values_list("pk", "item")
    for pk, item in chain(listed, Turn.objects.without_place(hall).values_list("pk", "item")):
        if slot.resource.does(item) and (turn := offer_place(turn_id=pk, spans=[span], by=by, at=at)):
            return turn
    return None


def offer_place(*, turn_id: int, spans: Sequence[Span], by: Actor, at: datetime) -> Turn | None:
    """Offer who waits, or lost his time, the first of `spans` with a place; None when none has one or he wants none."""
    with transaction.atomic():
        try:
            turn = hold(turn_id, Verb.OFFER)
        except TurnError:
            return None
        lost = turn.former_at is not None
        # Who had a time and lost it through us gets longer to answer, and is not asked at the last moment.
        slot = claim_any(turn.hall, in_time(spans, at, 2 * BEFORE if lost else BEFORE))
        if slot is None:
            return None
        minutes = terms().displaced_minutes if lost else terms().accept_minutes
        offer_to(turn, slot, minutes=minutes, by=by, at=at)
        return turn


def in_time(spans: Sequence[Span], at: datetime, before: timedelta = BEFORE) -> list[Span]:
    """Those whose offer can still be answered: nobody is asked at night whether he comes at eight."""
    first = terms().awake.next(at) + before
    return [span for span in spans if span.starts_at > first]


def offer_to(turn: Turn, slot: Slot, *, minutes: int, by: Actor, at: datetime) -> None:
    """Keep the claimed place for the turn until it must be answered: so many minutes of waking hours."""
    turn.slot, turn.resource, turn.day = slot, slot.resource, localdate(slot.starts_at)
    turn.hold_until = min(terms().awake.after(at, minutes), slot.starts_at - BEFORE)
    payload = {"starts_at": slot.starts_at.isoformat(), "until": turn.hold_until.isoformat()}
    put(turn, Verb.OFFER, LedgerCode.OFFERED, by=by, at=at, payload=payload)
