"""Places in slots: taken and given back under the slot's row lock, whatever they are for.

Effects inside a caller's transaction; whoever holds a turn's lock may take a slot's, never the other way round.
"""

from collections.abc import Sequence

from zhichi.foundation.appointments.models import Slot
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


def claim_any(spans: Sequence[Span]) -> Slot | None:
    """A place in the first of the spans that has one."""
    return next((slot for span in spans if (slot := claim(span)) is not None), None)


def release(slot_id: int | None) -> None:
    """Give a place back; nothing for who held none."""
    if slot_id is None:
        return
    slot = Slot.objects.select_for_update().get(pk=slot_id)
    slot.taken = max(0, slot.taken - 1)
    slot.save(update_fields=["taken"])
