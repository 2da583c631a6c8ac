"""A resource pauses, and takes up again."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_manage
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.enums import LedgerCode
from zhichi.foundation.appointments.models import Closure, Resource
from zhichi.foundation.ledger.public import append


def close_resource(
    *, resource: Resource, starts_at: datetime, ends_at: datetime, reason: str, by: Actor, at: datetime
) -> Closure:
    """Serve nobody between two moments. Whose time it was is not moved here: see `displace`."""
    if not (verdict := can_manage(by, resource.hall)):
        raise PermissionDenied(verdict.because)
    if ends_at <= starts_at:
        raise TurnError("结束时间要在开始时间之后。", "ends_at")
    if ends_at <= at:
        raise TurnError("这段时间已经过了。", "ends_at")
    if not reason.strip():
        raise TurnError("请写明原因，约好的人会看到。", "reason")
    with transaction.atomic():
        closure = Closure.objects.create(
            resource=resource, starts_at=starts_at, ends_at=ends_at, reason=reason.strip()[:60], by=by.ref
        )
        payload = {"closure": closure.pk, "from": starts_at.isoformat(), "to": ends_at.isoformat()}
        append(
            subject=f"resource:{resource.pk}",
            at=at,
            actor=by.ref,
            code=LedgerCode.RESOURCE_CLOSED,
            payload=payload,
        )
    return closure


def reopen_resource(*, closure_id: int, by: Actor, at: datetime) -> Closure:
    """Take up again before the time; TurnError when it has been or the time is over."""
    with transaction.atomic():
        Closure.objects.select_for_update().get(pk=closure_id)
        closure = Closure.objects.select_related("resource__hall__unit").get(pk=closure_id)
        if not (verdict := can_manage(by, closure.resource.hall)):
            raise PermissionDenied(verdict.because)
        if closure.ended_at is not None or closure.ends_at <= at:
            raise TurnError("这次暂停已经结束了。")
        closure.ended_at = at
        closure.save(update_fields=["ended_at"])
        append(
            subject=f"resource:{closure.resource_id}",
            at=at,
            actor=by.ref,
            code=LedgerCode.RESOURCE_REOPENED,
            payload={"closure": closure.pk},
        )
    return closure
