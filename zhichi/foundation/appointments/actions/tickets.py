"""At the door: a ticket for who comes without a booking, and the number of who comes with one."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_serve
from zhichi.foundation.appointments.actions.booking import first_or
from zhichi.foundation.appointments.actions.claiming import claim_any
from zhichi.foundation.appointments.actions.faults import FullError, TurnError
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.enums import Channel, LedgerCode, State, Verb
from zhichi.foundation.appointments.models import Hall, HallDay, Resource, Turn, terms
from zhichi.foundation.appointments.rules.spans import Span
from zhichi.foundation.ledger.public import append
from zhichi.kernel import tracking

ALL_GONE = "今天的号都取完了。可以约别的日子，或者请工作人员加号。"


def take_ticket(
    *,
    hall: Hall,
    spans: Sequence[Span],
    once: str,
    by: Actor,
    at: datetime,
    item: str = "",
    item_title: str = "",
    group: str = "",
    extra: Resource | None = None,
    channel: str = Channel.HALL,
) -> Turn:
    """A number in today's queue, drawn from the same places as the bookings: the earliest of `spans` with room.

    FullError when nothing is left, unless an officer takes somebody in beyond it at the resource `extra`. A repeat
    under `once` answers the first ticket.
    """
    if by.kind == "officer" and not (verdict := can_serve(by, hall)):
        raise PermissionDenied(verdict.because)
    if not hall.taking:
        raise TurnError("这里现在不取号，请问工作人员。")
    if group and group not in terms().codes:
        raise TurnError("没有这一类优先照顾的人。", "group")

    def attempt() -> Turn:
        with transaction.atomic():
            number = next_number(hall, localdate(at))
            slot = claim_any(hall, spans)
            if slot is None and extra is None:
                raise FullError(ALL_GONE)
            turn = Turn.objects.create(
                hall=hall,
                slot=slot,
                resource=slot.resource if slot else extra,
                code=tracking.new(),
                once=once,
                state=State.ARRIVED,
                channel=channel,
                item=item,
                item_title=item_title[:60],
                day=localdate(at),
                number=number,
                priority=bool(group),
                group=group,
                made_at=at,
                arrived_at=at,
            )
            payload = {"number": number, "channel": channel, "extra": slot is None, "priority": bool(group)}
            append(
                subject=turn.subject, at=at, actor=by.ref, code=LedgerCode.TAKEN, payload=payload, fresh=True
            )
        return turn

    return first_or(once, attempt)


def arrive(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Who booked has come and gets a number. TurnError on another day, or when the turn has ended."""
    with transaction.atomic():
        turn = hold(turn_id, Verb.ARRIVE)
        if by.kind == "officer" and not (verdict := can_serve(by, turn.hall)):
            raise PermissionDenied(verdict.because)
        if turn.day != localdate(at):
            raise TurnError(f"约的是 {turn.day.month}月{turn.day.day}日，那天来了再取号。")
        turn.number, turn.arrived_at = next_number(turn.hall, turn.day), at
        return put(turn, Verb.ARRIVE, LedgerCode.ARRIVED, by=by, at=at, payload={"number": turn.number})


def next_number(hall: Hall, day: date) -> int:
    """The next number of the day, under its lock."""
    held, _ = HallDay.objects.get_or_create(hall=hall, day=day)
    held = HallDay.objects.select_for_update().get(pk=held.pk)
    held.last_number += 1
    held.save(update_fields=["last_number"])
    return held.last_number
