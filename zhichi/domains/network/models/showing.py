"""All of one point that everybody may know."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Prefetch, Q
from django.utils.timezone import localdate

from zhichi.domains.network.enums import Facility, NameKind, PersonKind
from zhichi.domains.network.models.duty_record import DutyRecord
from zhichi.domains.network.models.history import PointName, holds_on
from zhichi.domains.network.models.hours_exception import HoursException
from zhichi.domains.network.models.passed import names_now, standing_of
from zhichi.domains.network.models.point import Point, PointQuerySet, PointRegion
from zhichi.domains.network.models.point_person import PointPerson
from zhichi.domains.network.models.point_photo import PointPhoto
from zhichi.domains.network.models.window import Window
from zhichi.domains.network.rules.opening import differing_words, holidays
from zhichi.kernel.workdays import Calendar

# Facilities a visitor looks for; the others are matters of the standard.
FOR_VISITORS = (
    Facility.BARRIER_FREE_WAY,
    Facility.LOW_COUNTER,
    Facility.TOILET,
    Facility.SEATS,
    Facility.LEAFLETS,
)
DUTY_DAYS = 14


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who works here: name, what they are, where from, how often, and the coming days they are here."""

    name: str
    kind: str
    firm: str
    visits_a_month: int | None
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class PublicPoint:
    """A point as its page and the API show it, at a moment. `differing` are lines about the coming weeks."""

    point: Point
    former_names: list[str]
    items: list[tuple[str, str]]
    open_now: bool
    in_hours: bool
    confirmed: bool
    opens: str
    hours: list[str]
    differing: list[str]
    facilities: list[str]
    windows: list[Window]
    helpers: list[Helper]
    serves: list[str]
    # What became of its region, where that ended.
    passed: str
    photos: list[PointPhoto]


def with_public_facts(points: PointQuerySet, day: date) -> PointQuerySet:
    """The points with all that `public_point` reads: one statement a kind of fact, however many points."""
    return points.select_related("region", "unit", "stands_in").prefetch_related(
        "items",
        Prefetch("exceptions", HoursException.objects.filter(last_on__gte=day)),
        Prefetch("names", PointName.objects.exclude(kind=NameKind.COMMON)),
        Prefetch("people", PointPerson.objects.filter(holds_on(day))),
        Prefetch("windows", Window.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))),
        Prefetch("serves", PointRegion.objects.filter(holds_on(day)).select_related("region")),
        Prefetch("photos", PointPhoto.objects.select_related("file")),
    )


def public_point(point: Point, at: datetime, calendar: Calendar) -> PublicPoint:
    """Of a point from `with_public_facts`; one more statement, for the rota."""
    today = localdate(at)
    differing = sorted(
        [*point.differing, *holidays(point.hours, today, point.differing, calendar)],
        key=lambda each: each.first,
    )
    return PublicPoint(
        point=point,
        former_names=[other.name for other in point.names.all() if other.name != point.name],
        items=[(item.item, str(item)) for item in point.items.all()],
        open_now=point.welcomes_at(at, calendar),
        in_hours=point.open_at(at, calendar),
        confirmed=point.confirmed_on(today),
        opens=point.opens_words(at, calendar),
        hours=point.hours_words,
        differing=[differing_words(each) for each in differing],
        facilities=[str(each.label) for each in FOR_VISITORS if each in point.facilities],
        windows=list(point.windows.all()),
        helpers=_helpers(point, at),
        serves=_serves(point, today),
        passed=standing_of(point, today).words,
        photos=list(point.photos.all()),
    )


def _helpers(point: Point, at: datetime) -> list[Helper]:
    """Who works here, advisers first, with the days of the coming fortnight on which the rota has them."""
    coming = DutyRecord.objects.filter(
        point=point, planned_from__gte=at, planned_from__lt=at + timedelta(days=DUTY_DAYS)
    )
    # By the person it was recorded for; by name only where nobody said which person that is.
    days: dict[int | str, list[date]] = {}
    for duty in coming.order_by("planned_from"):
        days.setdefault(duty.point_person_id or duty.person, []).append(localdate(duty.planned_from))
    people = sorted(point.people.all(), key=lambda one: (one.kind != PersonKind.ADVISER, one.kind, one.name))
    return [
        Helper(
            name=one.name,
            kind=str(PersonKind(one.kind).label),
            firm=one.firm,
            visits_a_month=one.visits_a_month,
            days=tuple(sorted({*days.get(one.pk, []), *days.get(one.name, [])})),
        )
        for one in people
    ]


def _serves(point: Point, on: date) -> list[str]:
    """Names of the regions it serves, its own first, each with what became of it."""
    regions = [point.stands_in or point.region, *(served.region for served in point.serves.all())]
    return list(dict.fromkeys(names_now(regions, on)))
