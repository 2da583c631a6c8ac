"""The round: who did not come after the grace gives up the place, offers nobody answered go to the next."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.actions.holding import hold, put
from zhichi.foundation.appointments.actions.offering import offer_freed
from zhichi.foundation.appointments.enums import LedgerCode, State, Verb
from zhichi.foundation.appointments.models import Turn, terms

# So many at a time, so that no round holds the database for long; the next comes in a minute.
PORTION = 500
# Whose time was taken away may choose another for so many days after it.
DISPLACED_DAYS = 14


def sweep_now(at: datetime) -> int:
    """Fits `sockets.PERIODIC`."""
    return sweep(by=SYSTEM, at=at)


def sweep(*, by: Actor, at: datetime) -> int:
    """How many turns were ended. Each has a transaction of its own: two rounds at once end each turn once."""
    ended = 0
    for pk in list(_missed(at).values_list("pk", flat=True)[:PORTION]):
        ended += _miss(pk, by, at)
    for pk in list(_lapsed(at).values_list("pk", flat=True)[:PORTION]):
        ended += _lapse(pk, by, at)
    left = Turn.objects.filter(state=State.SERVING, day__lt=localdate(at)).order_by("pk")
    for pk in list(left.values_list("pk", flat=True)[:PORTION]):
        ended += _finish(pk, by, at)
    return ended


def _missed(at: datetime) -> QuerySet[Turn]:
    grace = at - timedelta(minutes=terms().grace_minutes)
    today = localdate(at)
    late = Q(state=State.BOOKED, slot__starts_at__lte=grace)
    # Who was still there when the hall closed: the day is over.
    left = Q(state__in=[State.BOOKED, State.ARRIVED, State.CALLED], day__lt=today)
    return Turn.objects.filter(late | left).order_by("pk")


def _lapsed(at: datetime) -> QuerySet[Turn]:
    answered = Q(state=State.OFFERED, hold_until__lte=at)
    today = localdate(at)
    over = Q(state=State.WAITING, day__lt=today)
    over |= Q(state=State.DISPLACED, day__lt=today - timedelta(days=DISPLACED_DAYS))
    return Turn.objects.filter(answered | over).order_by("pk")


def _miss(pk: int, by: Actor, at: datetime) -> bool:
    with transaction.atomic():
        try:
            turn = hold(pk, Verb.MISS)
        except TurnError:
            return False
        slot = turn.slot_id
        put(turn, Verb.MISS, LedgerCode.MISSED, by=by, at=at, payload={"calls": turn.calls})
    if slot is not None:
        offer_freed(slot_id=slot, by=by, at=at)
    return True


def _lapse(pk: int, by: Actor, at: datetime) -> bool:
    """An offer to who was displaced is only taken back: he keeps his right to another time for two weeks."""
    with transaction.atomic():
        try:
            turn = hold(pk, Verb.LAPSE)
        except TurnError:
            return False
        slot = turn.slot_id
        if turn.state == State.OFFERED and turn.former_at is not None:
            turn.hold_until = None
            put(turn, Verb.DISPLACE, LedgerCode.LAPSED, by=by, at=at)
            # He was asked and did not answer: he is not asked again for each place that comes free.
            turn.hold_until = at
            turn.save(update_fields=["hold_until"])
        else:
            put(turn, Verb.LAPSE, LedgerCode.LAPSED, by=by, at=at)
    if slot is not None:
        offer_freed(slot_id=slot, by=by, at=at)
    return True


def _finish(pk: int, by: Actor, at: datetime) -> bool:
    """Nobody pressed 办完了: it was done by the evening, and how long it took is not known."""
    with transaction.atomic():
        try:
            turn = hold(pk, Verb.FINISH)
        except TurnError:
            return False
        turn.started_at = None
        put(turn, Verb.FINISH, LedgerCode.FINISHED, by=by, at=at, payload={"left": True})
    return True
