"""Booking a time."""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_serve
from zhichi.foundation.appointments.actions.claiming import claim_any
from zhichi.foundation.appointments.actions.faults import FullError, TurnError
from zhichi.foundation.appointments.actions.holding import tell
from zhichi.foundation.appointments.actions.people import Visitor, checked, free_seat, index_of, origin_of
from zhichi.foundation.appointments.enums import Channel, LedgerCode, State
from zhichi.foundation.appointments.models import Hall, Turn
from zhichi.foundation.appointments.rules.spans import Span
from zhichi.foundation.appointments.rules.states import OPEN
from zhichi.foundation.ledger.public import append
from zhichi.kernel import tracking

GONE = "这个时间刚刚约满了，请选别的时间。"
TRIES = 5


def book(
    *,
    hall: Hall,
    spans: Sequence[Span],
    visitor: Visitor,
    once: str,
    by: Actor,
    at: datetime,
    item: str = "",
    item_title: str = "",
    channel: str = Channel.WEB,
) -> Turn:
    """A place at one moment, in the first of `spans` (one a resource) that has one; once under `once`.

    A repeat answers the first booking. Raises FullError, LimitError, or TurnError with the field at fault;
    PermissionDenied for an officer who does not work there.
    """
    if by.kind == "officer" and not (verdict := can_serve(by, hall)):
        raise PermissionDenied(verdict.because)
    visitor = checked(visitor)
    if not spans:
        raise FullError(GONE)
    if min(span.ends_at for span in spans) <= at:
        raise TurnError("这个时间已经过了，请选后面的时间。")

    def attempt() -> Turn:
        with transaction.atomic():
            turn = new_turn(hall, visitor, once, at=at, state=State.BOOKED, channel=channel)
            same = Turn.objects.filter(phone_index=turn.phone_index, state__in=OPEN)
            if same.filter(slot__starts_at=spans[0].starts_at).exists():
                raise TurnError("这个手机号在这个时间已经约了，不用再约。", "phone")
            slot = claim_any(hall, spans)
            if slot is None:
                raise FullError(GONE)
            turn.item, turn.item_title = item, item_title[:60]
            turn.slot, turn.resource, turn.day = slot, slot.resource, localdate(slot.starts_at)
            turn.save(force_insert=True)
            payload = {
                "resource": slot.resource.subject,
                "starts_at": slot.starts_at.isoformat(),
                "channel": channel,
            }
            append(
                subject=turn.subject, at=at, actor=by.ref, code=LedgerCode.BOOKED, payload=payload, fresh=True
            )
            tell(turn, None, at)
        return turn

    return first_or(once, attempt)


def new_turn(hall: Hall, visitor: Visitor, once: str, *, at: datetime, state: State, channel: str) -> Turn:
    """A turn of a checked visitor, not yet written, with a place of his telephone; LimitError without one."""
    index, origin = index_of(visitor.phone), origin_of(visitor.address)
    return Turn(
        hall=hall,
        code=tracking.new(),
        once=once,
        state=state,
        channel=channel,
        name=visitor.name,
        phone=visitor.phone,
        phone_index=index,
        seat=free_seat(index, origin, at),
        origin=origin,
        priority=bool(visitor.group),
        group=visitor.group,
        case_code=visitor.case_code,
        made_at=at,
    )


def first_or(once: str, attempt: Callable[[], Turn]) -> Turn:
    """What was made under the key before, else what the attempt makes; tried again when two wanted the same place."""
    for left in reversed(range(TRIES)):
        if (held := _held(once)) is not None:
            return held
        try:
            return attempt()
        except TurnError:
            # The same form came twice at once, and the other one took what this one found taken.
            if (held := _held(once)) is not None:
                return held
            raise
        except IntegrityError:
            if not left:
                raise
    raise AssertionError("never reached")


def _held(once: str) -> Turn | None:
    return Turn.objects.select_related("hall__unit", "resource", "slot").filter(once=once).first()
