"""A hall begins to take bookings; what is in it follows what the room above knows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.access import can_manage
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.enums import LedgerCode
from zhichi.foundation.appointments.models import Hall, Resource, terms
from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions.public import Unit

MINUTES = range(5, 241)
MOST = 50


@dataclass(frozen=True, slots=True)
class ResourceDraft:
    """What is known of a resource outside; its minutes and capacity are kept here and not changed by it."""

    subject: str
    kind: str
    name: str
    title: str = ""
    items: tuple[str, ...] = ()
    accessible: bool = False
    capacity: int = field(default=0)


def open_hall(
    *,
    subject: str,
    name: str,
    unit: Unit,
    drafts: Sequence[ResourceDraft],
    by: Actor,
    at: datetime,
    taking: bool = True,
) -> Hall:
    """The hall with these resources: new ones are added, known ones renamed, missing ones no longer in use."""
    with transaction.atomic():
        hall, fresh = Hall.objects.get_or_create(subject=subject, defaults={"name": name, "unit": unit})
        Hall.objects.select_for_update().get(pk=hall.pk)
        if not (verdict := can_manage(by, hall)):
            raise PermissionDenied(verdict.because)
        hall.name, hall.unit, hall.taking = name, unit, taking
        hall.save()
        kept = {one.subject: one for one in hall.resources.all()}
        fresh_ones = []
        for draft in drafts:
            told = told_of(draft)
            held = kept.pop(draft.subject, None)
            if held is None:
                capacity = draft.capacity or terms().capacity
                fresh_ones.append(
                    Resource(
                        hall=hall, subject=draft.subject, minutes=terms().minutes, capacity=capacity, **told
                    )
                )
            else:
                Resource.objects.filter(pk=held.pk).update(**told)
        Resource.objects.bulk_create(fresh_ones)
        Resource.objects.filter(pk__in=[one.pk for one in kept.values()]).update(active=False)
        payload = {"resources": len(drafts), "taking": taking, "first": fresh}
        append(subject=f"hall:{hall.pk}", at=at, actor=by.ref, code=LedgerCode.HALL_OPENED, payload=payload)
    return hall


def told_of(draft: ResourceDraft) -> dict[str, Any]:
    """What follows the world outside."""
    return {
        "kind": draft.kind,
        "name": draft.name[:40],
        "title": draft.title[:60],
        "items": list(draft.items),
        "accessible": draft.accessible,
        "active": True,
    }


def change_resource(*, resource: Resource, minutes: int, capacity: int, by: Actor, at: datetime) -> Resource:
    """How long a slot is and how many fit into it, for what is booked from now on."""
    if not (verdict := can_manage(by, resource.hall)):
        raise PermissionDenied(verdict.because)
    if minutes not in MINUTES:
        raise TurnError("每段时间应在 5 到 240 分钟之间。", "minutes")
    if not 1 <= capacity <= MOST:
        raise TurnError(f"每段人数应在 1 到 {MOST} 人之间。", "capacity")
    with transaction.atomic():
        resource.minutes, resource.capacity = minutes, capacity
        resource.save(update_fields=["minutes", "capacity"])
        append(
            subject=f"resource:{resource.pk}",
            at=at,
            actor=by.ref,
            code=LedgerCode.RESOURCE_CHANGED,
            payload={"minutes": minutes, "capacity": capacity},
        )
    return resource
