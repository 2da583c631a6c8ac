"""Uses of a kiosk: counted by task, without a word about who it was. Counters have no ledger entry."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.kiosks.access import can_help
from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.enums import EndedBy, LedgerCode
from zhichi.domains.kiosks.models import Call, CardReading, Kiosk, Use
from zhichi.domains.kiosks.rules import HELP_TOLD_WITHIN
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

# Who answered a call that its maker did not wait for.
NOBODY = "nobody"


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


def is_helped(kiosk: Kiosk) -> bool:
    """Whether the use that runs on this kiosk is one that a clerk helps with."""
    return Use.objects.filter(kiosk=kiosk, ended_at=None, assisted=True).exists()


def help_use(*, kiosk: Kiosk, by: Actor, at: datetime) -> Use:
    """Whoever came without being called says so: the running use, or the last one of the hour, counts as assisted.

    PermissionDenied for who does not help there, KioskError where nobody was at the machine.
    """
    verdict = can_help(by, kiosk)
    if not verdict:
        raise PermissionDenied(verdict.because)
    with transaction.atomic():
        lately = Use.objects.select_for_update().filter(kiosk=kiosk, began_at__gt=at - HELP_TOLD_WITHIN)
        use = lately.order_by("-pk").first()
        if use is None:
            raise KioskError("最近一小时没有人用过这台终端。")
        if use.assisted:
            raise KioskError("这次使用已经记为“有人帮助”了。")
        use.assisted = True
        use.save(update_fields=["assisted"])
        append(subject=kiosk.subject, at=at, actor=by.ref, code=LedgerCode.HELPED, payload={"use": use.pk})
    return use


def end_use(*, kiosk: Kiosk, because: str, at: datetime) -> None:
    """Close what runs on this kiosk, forget the card it read, and the call of who has gone."""
    with transaction.atomic():
        Call.objects.open().filter(kiosk=kiosk).update(answered_at=at, answered_by=NOBODY)
        Use.objects.filter(kiosk=kiosk, ended_at=None).update(ended_at=at, ended_by=because)
        CardReading.objects.filter(kiosk=kiosk).delete()
