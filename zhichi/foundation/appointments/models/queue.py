"""Who waits in a hall, as the rules of order see it; and what they need of the past."""

from datetime import date, datetime, timedelta

from zhichi.foundation.appointments.enums import State
from zhichi.foundation.appointments.models.hall import Hall
from zhichi.foundation.appointments.models.resource import Resource
from zhichi.foundation.appointments.models.turn import Turn
from zhichi.foundation.appointments.rules.order import InLine

LOOK_BACK_DAYS = 28
REMEMBERED = 20
MOST_SERVED = 400


def line_of(resource: Resource, day: date) -> list[InLine]:
    """Who waits for this resource, and for others of the hall whose item is done here too."""
    waiting = Turn.objects.filter(hall=resource.hall_id, day=day, state=State.ARRIVED)
    line = []
    for turn in waiting.select_related("slot").order_by("number"):
        own = turn.resource_id == resource.pk
        if (not own and not resource.does(turn.item)) or turn.arrived_at is None or turn.number is None:
            continue
        # A ticket has no time of its own: its slot only counts it. Taken within the slot, a booking is in time.
        slot = turn.slot if turn.phone_index else None
        line.append(
            InLine(
                number=turn.number,
                arrived_at=turn.arrived_at,
                booked_for=slot.starts_at if slot else None,
                priority=turn.priority,
                own=own,
                late=bool(slot and turn.arrived_at >= slot.ends_at),
            )
        )
    return line


def calls_of(resource: Resource, day: date) -> list[bool]:
    """Whether the last calls of this resource were of priority, the latest first."""
    called = Turn.objects.filter(resource=resource, day=day, called_at__isnull=False)
    return list(called.order_by("-called_at", "-pk").values_list("priority", flat=True)[:REMEMBERED])


def served_minutes(hall: Hall, item: str, at: datetime) -> list[int]:
    """How many minutes the latest services of an item took here, of every item when none is named."""
    done = Turn.objects.filter(
        hall=hall,
        state=State.SERVED,
        day__gte=(at - timedelta(days=LOOK_BACK_DAYS)).date(),
        started_at__isnull=False,
        ended_at__isnull=False,
    )
    done = done.filter(item=item) if item else done
    times = done.order_by("-ended_at").values_list("started_at", "ended_at")[:MOST_SERVED]
    return [max(1, round((end - start).total_seconds() / 60)) for start, end in times if start and end]
