"""Services of many points in one pass by order of time: what is kept grows with the points, not with the services."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count
from django.db.models.functions import Length
from django.utils import timezone

from zhichi.domains.coverage.rules.likeness import Jumps, Seen, at_month_end, copied
from zhichi.domains.coverage.rules.signs import Spec
from zhichi.domains.coverage.rules.vitality import Trips, decay
from zhichi.domains.network.public import Point, ServiceChannel, ServiceEvent, Slip, SlipAnswer

CHUNK = 2000
COLUMNS = ("point_id", "at", "recorded_at", "confirmed", "simhash", "length", "server", "channel")


@dataclass(frozen=True, slots=True)
class Span:
    """The days looked at, as moments: from `begin` up to, not including, `end`."""

    on: date
    begin: datetime
    end: datetime


def span_of(on: date, days: int) -> Span:
    end = midnight(on + timedelta(1))
    return Span(on, end - timedelta(days), end)


def midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def local_date(at: datetime) -> date:
    return timezone.localtime(at).date()


@dataclass(slots=True)
class Life:
    """What is kept of a point's services: counts, a bit for each day, eight bytes for each note."""

    events: int = 0
    confirmed: int = 0
    month_end: int = 0
    late: int = 0
    decayed: float = 0.0
    days: int = 0
    notes: "array[int]" = field(default_factory=lambda: array("q"))
    jumps: int = 0
    worst: tuple[float, int, int] = (0.0, 0, 0)

    def facts(self, on: date, distance: int) -> dict[str, Any]:
        """As fields of `Facts`."""
        told: dict[str, Any] = {"trips": Trips(self.jumps, *self.worst[1:])} if self.jumps else {}
        if not self.events:
            return told
        youngest = (self.days & -self.days).bit_length() - 1
        return told | {
            "events": self.events,
            "confirmed": self.confirmed,
            "month_end": self.month_end,
            "late": self.late,
            "decayed": self.decayed,
            "presence": self.days.bit_count(),
            "last": on - timedelta(youngest),
            "notes": len(self.notes),
            "copied": copied(self.notes, distance),
        }


def lives_of(span: Span, spec: Spec) -> dict[int, dict[str, Any]]:
    """By point: its services of the days looked at, as far as recorded and confirmed by then. Three statements."""
    kept: dict[int, Life] = defaultdict(Life)
    # What depends on the age of a record alone is worked out once for each day.
    half, last_days = spec.sign("events").limits["half_life"], spec.sign("bursts").limits["last_days"]
    worth = [decay(age, half) for age in range(spec.days)]
    at_end = [at_month_end(span.on - timedelta(age), last_days) for age in range(spec.days)]
    after = timedelta(spec.sign("late").limits["after_days"])
    shortest = spec.sign("copies").limits["min_length"]
    zone, today = timezone.get_default_timezone(), span.on.toordinal()
    trips = _Trips(spec)
    rows = ServiceEvent.objects.filter(at__gte=span.begin, at__lt=span.end, recorded_at__lt=span.end)
    streamed = rows.order_by("at").annotate(length=Length("note")).values_list(*COLUMNS)
    for pk, at, recorded, confirmed, simhash, length, server, channel in streamed.iterator(CHUNK):
        life = kept[pk]
        age = today - at.astimezone(zone).toordinal()
        life.events += 1
        life.confirmed += confirmed
        life.month_end += at_end[age]
        life.late += recorded - at >= after
        life.decayed += worth[age]
        life.days |= 1 << age
        if simhash is not None and length >= shortest:
            life.notes.append(simhash)
        if server and channel == ServiceChannel.ON_SITE.value:
            trips.show(kept, server, at, pk)
    for pk, n in _confirmed_later(span):
        kept[pk].confirmed -= n
    distance = spec.sign("copies").limits["distance"]
    return {pk: life.facts(span.on, distance) for pk, life in kept.items()}


def _confirmed_later(span: Span) -> Iterable[tuple[int, int]]:
    """Services of the days looked at that citizens confirmed only afterwards, by point; none for the newest day."""
    slips = Slip.objects.filter(
        answer=SlipAnswer.SERVED,
        answered_at__gte=span.end,
        event__at__gte=span.begin,
        event__at__lt=span.end,
        event__recorded_at__lt=span.end,
        event__confirmed=True,
    )
    return slips.order_by().values_list("event__point_id").annotate(n=Count("pk")).iterator(CHUNK)


class _Trips:
    """Notes at both points when somebody served at one too soon after the other."""

    def __init__(self, spec: Spec) -> None:
        limits = spec.sign("travel").limits
        self.jumps = Jumps(km_an_hour=limits["km_an_hour"], min_km=limits["min_km"])
        placed = Point.objects.filter(lon__isnull=False, lat__isnull=False).order_by()
        self.spots = {
            pk: (lon, lat) for pk, lon, lat in placed.values_list("pk", "lon", "lat").iterator(CHUNK)
        }

    def show(self, kept: dict[int, Life], server: str, at: datetime, pk: int) -> None:
        lon, lat = self.spots.get(pk, (None, None))
        if lon is None or lat is None:
            return
        jump = self.jumps.show(Seen(server, at, pk, lon, lat))
        if jump is None:
            return
        for point in jump.points:
            life = kept[point]
            life.jumps += 1
            life.worst = max(life.worst, (jump.km / (jump.minutes + 1), jump.minutes, jump.km))
