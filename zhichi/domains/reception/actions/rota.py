"""The rota: a duty is added from a day on, or ends with a day."""

from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.reception.enums import LedgerCode
from zhichi.domains.reception.models import Shift
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import Resource, TurnError, can_manage
from zhichi.foundation.ledger.public import append


def add_shift(
    *,
    resource: Resource,
    weekday: int,
    starts: time,
    ends: time,
    person: str,
    from_on: date,
    by: Actor,
    at: datetime,
) -> Shift:
    """Somebody sits there each week on a day; with the first duty, the resource is served by rota alone."""
    if not (verdict := can_manage(by, resource.hall)):
        raise PermissionDenied(verdict.because)
    if ends <= starts:
        raise TurnError("结束时间要在开始时间之后。", "ends")
    if not person.strip():
        raise TurnError("请填写谁值班。", "person")
    with transaction.atomic():
        shift = Shift.objects.create(
            resource=resource,
            weekday=weekday,
            starts=starts,
            ends=ends,
            person=person.strip()[:40],
            from_on=from_on,
        )
        payload = {"shift": shift.pk, "weekday": weekday, "from": f"{starts:%H:%M}", "to": f"{ends:%H:%M}"}
        _tell(resource, LedgerCode.SHIFT_ADDED, by, at, payload)
    return shift


def end_shift(*, shift_id: int, by: Actor, at: datetime) -> None:
    """From tomorrow on it is no more; a duty that has not begun goes at once."""
    with transaction.atomic():
        shift = Shift.objects.select_related("resource__hall__unit").get(pk=shift_id)
        if not (verdict := can_manage(by, shift.resource.hall)):
            raise PermissionDenied(verdict.because)
        today = localdate(at)
        if shift.from_on > today:
            shift.delete()
        else:
            shift.last_on = today
            shift.save(update_fields=["last_on"])
        _tell(shift.resource, LedgerCode.SHIFT_ENDED, by, at, {"shift": shift_id})


def _tell(resource: Resource, code: str, by: Actor, at: datetime, payload: dict[str, object]) -> None:
    append(subject=f"resource:{resource.pk}", at=at, actor=by.ref, code=code, payload=payload)
