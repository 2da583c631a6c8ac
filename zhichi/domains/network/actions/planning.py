"""Days laid out by a rota: duty records that nobody typed one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import DutyRecord, PointPerson
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

SOURCE = "排班"


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """One day of a rota under its own key, by which it is found again."""

    key: str
    starts: datetime
    ends: datetime


def lay_out(*, person: PointPerson, days: Sequence[PlannedDay], by: Actor, at: datetime) -> int:
    """Write those days of `person` that are not there yet; answers how many. Inside the caller's transaction.

    Who may is the caller's question: a rota is a verb of another room.
    """
    keys = [day.key for day in days]
    known = set(DutyRecord.objects.filter(planned_by__in=keys).values_list("planned_by", flat=True))
    fresh = [day for day in days if day.key not in known]
    rows = [
        DutyRecord(
            point_id=person.point_id,
            point_person=person,
            person=person.name,
            planned_from=day.starts,
            planned_to=day.ends,
            source=SOURCE,
            planned_by=day.key,
        )
        for day in fresh
    ]
    DutyRecord.objects.bulk_create(rows, ignore_conflicts=True)
    if fresh:
        payload = {"person": person.pk, "days": [day.starts.isoformat() for day in fresh]}
        subject = f"point:{person.point.code}"
        append(subject=subject, at=at, actor=by.ref, code=LedgerCode.DUTY_PLANNED, payload=payload)
    return len(fresh)


@transaction.atomic
def take_out(*, person: PointPerson, key: str, by: Actor, at: datetime) -> int:
    """Take back the days that have not come yet and whose keys begin so; answers how many."""
    coming = DutyRecord.objects.filter(
        point_person=person, planned_by__startswith=key, planned_from__gt=at, attended=None
    )
    days = [day.isoformat() for day in coming.values_list("planned_from", flat=True)]
    if days:
        coming.delete()
        subject = f"point:{person.point.code}"
        payload = {"person": person.pk, "taken_out": days}
        append(subject=subject, at=at, actor=by.ref, code=LedgerCode.DUTY_PLANNED, payload=payload)
    return len(days)
