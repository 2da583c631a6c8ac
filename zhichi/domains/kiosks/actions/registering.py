"""A kiosk enters the register, and leaves it."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.kiosks.access import can_keep
from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.enums import LedgerCode
from zhichi.domains.kiosks.models import CardReading, Kiosk
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


def register_kiosk(*, point: Point, code: str, place: str, by: Actor, at: datetime) -> Kiosk:
    """PermissionDenied for who does not keep the point's branch; KioskError for a code that is taken."""
    verdict = can_keep(by, point.unit.path)
    if not verdict:
        raise PermissionDenied(verdict.because)
    with transaction.atomic():
        if Kiosk.objects.filter(code=code).exists():
            raise KioskError("这个编号已经有了，请换一个。")
        kiosk = Kiosk.objects.create(code=code, point=point, place=place, registered_at=at)
        append(
            subject=kiosk.subject,
            at=at,
            actor=by.ref,
            code=LedgerCode.REGISTERED,
            payload={"point": point.code, "place": place},
            fresh=True,
        )
    return kiosk


def retire_kiosk(*, kiosk: Kiosk, by: Actor, at: datetime) -> None:
    """Its secret is void from now on; the uses that were counted stay."""
    verdict = can_keep(by, kiosk.point.unit.path)
    if not verdict:
        raise PermissionDenied(verdict.because)
    with transaction.atomic():
        held = Kiosk.objects.select_for_update().get(pk=kiosk.pk)
        if held.retired_at is not None:
            raise KioskError("这台终端已经停用了。")
        held.retired_at, held.secret, held.activation, held.reader_key = at, "", "", ""
        held.save()
        CardReading.objects.filter(kiosk=held).delete()
        append(subject=held.subject, at=at, actor=by.ref, code=LedgerCode.RETIRED, payload={})
