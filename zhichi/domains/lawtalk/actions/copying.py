"""Days that were arranged one by one, carried over: the last four weeks once more, four weeks later."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_arrange
from zhichi.domains.network.public import DutyRecord, PersonKind, PlannedDay, Point, PointPerson, lay_out
from zhichi.foundation.accounts.public import Actor
from zhichi.kernel.workdays import BEIJING

SPAN = timedelta(days=28)


@transaction.atomic
def copy_forward(*, point: Point, by: Actor, at: datetime) -> int:
    """Answers how many days were laid out; pressed twice it is the same. PermissionDenied.

    Days that a rota lays out by itself are not copied, nor those of whose contract ends before.
    """
    verdict = can_arrange(by, point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    rows = DutyRecord.objects.filter(
        point=point,
        point_person__kind=PersonKind.ADVISER,
        planned_from__gt=at - SPAN,
        planned_from__lte=at,
    ).exclude(planned_by__startswith="rota:")
    days: dict[PointPerson, list[PlannedDay]] = {}
    for row in rows.select_related("point_person__point").order_by("planned_from", "pk"):
        person, starts = row.point_person, row.planned_from + SPAN
        if person is None or (person.to_on is not None and starts.astimezone(BEIJING).date() >= person.to_on):
            continue
        days.setdefault(person, []).append(PlannedDay(f"copy:{row.pk}", starts, row.planned_to + SPAN))
    return sum(lay_out(person=person, days=found, by=by, at=at) for person, found in days.items())
