"""What was done at a window is a service of the point: recorded from the work itself, without a name."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.network.public import FactError, Point, ServiceChannel, Window, record_service
from zhichi.domains.reception.rules.subjects import WINDOW, code_of, key_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import Turn, finish_turn

FALLBACK = "consultation"


def finish_here(*, turn_id: int, by: Actor, at: datetime) -> Turn:
    """Finish, and record the service with how long it took and how long was waited. PermissionDenied, TurnError."""
    with transaction.atomic():
        turn = finish_turn(turn_id=turn_id, by=by, at=at)
        point = Point.objects.select_related("unit").filter(code=code_of(turn.hall.subject)).first()
        if point is not None:
            _record(turn, point, by, at)
    return turn


def _record(turn: Turn, point: Point, by: Actor, at: datetime) -> None:
    """Whoever may serve but not record finishes all the same: the queue does not stop for a statistic."""
    subject = turn.resource.subject if turn.resource else ""
    window = Window.objects.filter(pk=key_of(subject)).first() if subject.startswith(WINDOW) else None
    begun = turn.started_at or at
    try:
        with transaction.atomic():
            record_service(
                by=by,
                at=at,
                point=point,
                item=turn.item or (window.items[0] if window and window.items else FALLBACK),
                channel=ServiceChannel.ON_SITE,
                when=begun,
                window=window,
                minutes=max(1, round((at - begun).total_seconds() / 60)),
                waited=waited_minutes(turn),
            )
    except (PermissionDenied, FactError):
        return


def waited_minutes(turn: Turn) -> int | None:
    """From the arrival, or from the booked time for who came before it, until the call."""
    if turn.arrived_at is None or turn.called_at is None:
        return None
    since = max(turn.arrived_at, turn.slot.starts_at) if turn.slot and turn.phone else turn.arrived_at
    return max(0, round((turn.called_at - since).total_seconds() / 60))
