"""What can be given away on some days at a hall: reckoned from hours, holidays, rota, duties and closures each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zhichi.domains.network.public import DutyRecord, Point, Status, Window, spans_of
from zhichi.domains.reception.models.halls import point_of
from zhichi.domains.reception.models.shift import Shift
from zhichi.domains.reception.rules.subjects import PERSON, WINDOW, key_of
from zhichi.domains.reception.rules.times import Duty, Times, common, merged, moments, on_duty
from zhichi.foundation.appointments.public import (
    Hall,
    Resource,
    ResourceKind,
    Span,
    closed_times,
    cut,
    free,
    taken_of,
    terms,
    without,
)
from zhichi.foundation.timelimits.public import calendar_on
from zhichi.kernel.workdays import BEIJING, Calendar

# Where somebody is sent who does not know yet what he needs.
GENERAL = "consultation"


@dataclass(frozen=True)
class Planner:
    """All that a plan of these days is reckoned from, read in at most seven statements."""

    hall: Hall
    point: Point
    resources: Sequence[Resource]
    calendar: Calendar
    shifts: dict[int, list[Duty]]
    duties: dict[int, Times]
    closed: dict[int, list[tuple[datetime, datetime]]]
    taken: dict[tuple[int, datetime], int]

    def spans_on(self, day: date) -> list[Span]:
        """Every place of the day, taken or not, without what is closed; also where nothing new is booked any more."""
        if self.point.status != Status.OPERATING:
            return []
        found = [span for one in self.resources for span in self._of(one, day)]
        return sorted(without(found, self.closed), key=lambda span: (span.starts_at, span.resource))

    def free_on(self, day: date, item: str, at: datetime) -> list[Span]:
        """What is left for an item on a day and is not over; nothing where the hall takes nobody new."""
        if not self.hall.taking:
            return []
        does = {one.pk for one in self.meant_for(item)}
        spans = [span for span in self.spans_on(day) if span.resource in does and span.ends_at > at]
        return free(spans, self.taken)

    def meant_for(self, item: str) -> Sequence[Resource]:
        """Who does an item; for who does not know yet, the windows that advise, else every resource."""
        if item:
            return [one for one in self.resources if one.does(item)]
        windows = [one for one in self.resources if one.kind == ResourceKind.WINDOW]
        return [one for one in windows if one.does(GENERAL)] or windows or self.resources

    def _of(self, resource: Resource, day: date) -> list[Span]:
        hours: Any = self.point.hours
        if resource.subject.startswith(WINDOW):
            window = self._window(key_of(resource.subject))
            if window is None or (window.closed_on is not None and window.closed_on <= day):
                return []
            hours = window.hours or hours
        opening = moments(day, spans_of(hours, day, self.point.differing, self.calendar))
        if resource.subject.startswith(PERSON):
            opening = merged(common(opening, self.duties.get(resource.pk, [])))
        times = on_duty(day, opening, self.shifts.get(resource.pk, []))
        return list(cut(resource.pk, times, resource.minutes, resource.capacity))

    def _window(self, pk: int) -> Window | None:
        return next((window for window in self.point.windows.all() if window.pk == pk), None)


def planner(hall: Hall, first: date, days: int, at: datetime, point: Point | None = None) -> Planner:
    """For `days` days from `first`."""
    start = datetime.combine(first, datetime.min.time(), BEIJING)
    end = start + timedelta(days=days)
    resources = [one for one in hall.resources.all() if one.active]
    keys = [one.pk for one in resources]
    shifts: dict[int, list[Duty]] = {}
    for shift in Shift.objects.filter(resource__in=keys):
        shifts.setdefault(shift.resource_id, []).append(shift.duty)
    return Planner(
        hall=hall,
        point=point or point_of(hall),
        resources=resources,
        calendar=calendar_on(at),
        shifts=shifts,
        duties=duties_of(resources, start, end),
        closed=closed_times(keys, start, end),
        taken=taken_of(keys, start, end),
    )


def duties_of(resources: Sequence[Resource], start: datetime, end: datetime) -> dict[int, Times]:
    """When lawyers are on duty by the rota of the network, by resource; no statement where there are none."""
    people = {key_of(one.subject): one.pk for one in resources if one.subject.startswith(PERSON)}
    if not people:
        return {}
    rows = DutyRecord.objects.filter(
        point_person__in=list(people), planned_from__lt=end, planned_to__gt=start
    )
    found: dict[int, Times] = {}
    for person, begin, last in rows.values_list("point_person_id", "planned_from", "planned_to"):
        found.setdefault(people[person], []).append((begin, last))
    return found


def coming_days(at: datetime) -> list[date]:
    """The days for which bookings are taken, today included."""
    today = at.astimezone(BEIJING).date()
    return [today + timedelta(days=n) for n in range(terms().days_ahead)]


def at_moment(spans: Sequence[Span], starts_at: datetime) -> list[Span]:
    """Those that begin at a moment, one a resource."""
    return [span for span in spans if span.starts_at == starts_at]
