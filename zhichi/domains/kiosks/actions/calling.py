"""Calling a clerk to the kiosk, and coming."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.kiosks.access import can_help
from zhichi.domains.kiosks.actions.faults import KioskError
from zhichi.domains.kiosks.enums import LedgerCode
from zhichi.domains.kiosks.models import Call, Kiosk, Use
from zhichi.foundation.accounts.public import CITIZEN, Actor
from zhichi.foundation.ledger.public import append


def call_clerk(*, kiosk: Kiosk, use: Use, at: datetime) -> Call:
    """One open call a kiosk: pressing again finds the same."""
    with transaction.atomic():
        Kiosk.objects.select_for_update().get(pk=kiosk.pk)
        held = Call.objects.open().filter(kiosk=kiosk).first()
        if held is not None:
            if held.use_id != use.pk:
                held.use = use
                held.save(update_fields=["use"])
            return held
        made = Call.objects.create(kiosk=kiosk, use=use, called_at=at)
        payload = {"call": made.pk}
        append(subject=kiosk.subject, at=at, actor=CITIZEN.ref, code=LedgerCode.CALLED, payload=payload)
    return made


def answer_call(*, call: Call, by: Actor, at: datetime) -> None:
    """Somebody goes there: from now on the use counts as assisted. KioskError when a colleague was first."""
    verdict = can_help(by, call.kiosk)
    if not verdict:
        raise PermissionDenied(verdict.because)
    with transaction.atomic():
        held = Call.objects.select_for_update().get(pk=call.pk)
        if held.answered_at is not None:
            raise KioskError("已经有同事应答了。")
        held.answered_at, held.answered_by = at, by.ref
        held.save(update_fields=["answered_at", "answered_by"])
        Use.objects.filter(pk=held.use_id or 0).update(assisted=True)
        payload = {"call": held.pk}
        append(subject=call.kiosk.subject, at=at, actor=by.ref, code=LedgerCode.ANSWERED, payload=payload)
