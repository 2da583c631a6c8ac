"""Places in slots: taken and given back under the slot's row lock, whatever they are for.

Effects inside a caller's transaction. Locks are taken in one order: a turn, its hall, its slots. Whoever may lock
more than one slot asks for the hall first: two who swap their times would otherwise wait for each other.
"""

from collections.abc import Sequence

from zhichi.foundation.appointments.models import Hall, Slot
from zhichi.foundation.appointments.rules.spans import Span


def claim(span: Span) -> Slot | None:
    """One place in a slot, None when it is full. The first to come writes the slot down."""
    slot, _ = Slot.objects.get_or_create(
        resource_id=span.resource,
        starts_at=span.starts_at,
        defaults={"ends_at": span.ends_at, "capacity": span.capacity},
    )
    slot = Slot.objects.select_for_update().get(pk=slot.pk)
    if slot.taken >= span.capacity:
        return None
    slot.capacity = span.capacity
    slot.taken += 1
    slot.save(update_fields=["capacity", "taken"])
    return slot


def one_by_one(hall: Hall) -> None:
    """Wait until nobody else is choosing among the slots of the hall; rows that only refer to it do not wait."""
    Hall.objects.select_for_update(no_key=True).get(pk=hall.pk)


def claim_any(hall: Hall, spans: Sequence[Span]) -> Slot | None:
    """A place in the first of the spans, all of one hall, that has one."""
    one_by_one(hall)
    return next((slot for span in spans if (slot := claim(span)) is not None), None)


def release(slot_id: int | None) -> None:
    """Give a place back; nothing for who held none."""
    if slot_id is None:
        return
    slot = Slot.objects.select_for_update().get(pk=slot_id)
    slot.taken = max(0, slot.taken - 1)
    slot.save(update_fields=["taken"])
