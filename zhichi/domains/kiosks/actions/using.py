"""Uses of a kiosk: counted by task, without a word about who it was. Counters have no ledger entry."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.kiosks.enums import EndedBy
from zhichi.domains.kiosks.models import CardReading, Kiosk, Use


def begin_task(*, kiosk: Kiosk, use_id: int | None, task: str, at: datetime) -> Use:
    """Note a task in the running use, or begin one; each task counts once a use."""
    with transaction.atomic():
        use = Use.objects.select_for_update().filter(pk=use_id or 0, kiosk=kiosk, ended_at=None).first()
        if use is None:
            end_use(kiosk=kiosk, because=EndedBy.IDLE, at=at)
            use = Use.objects.create(kiosk=kiosk, began_at=at)
        if task not in use.tasks:
            use.tasks = [*use.tasks, task]
            use.save(update_fields=["tasks"])
    return use


def end_use(*, kiosk: Kiosk, because: str, at: datetime) -> None:
    """Close what runs on this kiosk, and forget the card it read."""
    with transaction.atomic():
        Use.objects.filter(kiosk=kiosk, ended_at=None).update(ended_at=at, ended_by=because)
        CardReading.objects.filter(kiosk=kiosk).delete()
