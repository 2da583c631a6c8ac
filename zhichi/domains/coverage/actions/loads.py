"""How busy windows and points were, and what to change, county by county, as plain data."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, F, Func, IntegerField, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from zhichi.domains.coverage.actions.land import AT_ONCE, Counties
from zhichi.domains.coverage.rules.windows import Load, Slot, open_minutes, suggestions
from zhichi.domains.network.public import HoursException, Point, ServiceEvent, Window, spans_on
from zhichi.kernel.workdays import BEIJING, Calendar

SELDOM = 0.1  # of the hours that a slot might be open
Events = QuerySet[ServiceEvent, ServiceEvent]

# The first of January 1970 was a Thursday; Beijing is eight hours ahead of UTC all year.
AHEAD_HOURS, THURSDAY = 8, 4
HOURS_OF_WEEK = f"((CAST({{}} AS bigint) / 3600 + {AHEAD_HOURS}) %%%% 168)"


class HourOfWeek(Func):
    """Hours since the midnight before a Thursday, 0 to 167, by Beijing time.

    On SQLite Django's own ExtractHour calls back into Python for every row; it took four fifths of the night.
    """

    output_field = IntegerField()
    template = HOURS_OF_WEEK.format("FLOOR(EXTRACT(EPOCH FROM %(expressions)s))")

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        template = HOURS_OF_WEEK.format("strftime('%%%%s', substr(%(expressions)s, 1, 19))")
        return self.as_sql(compiler, connection, template=template, **extra)


def slot_of(hour_of_week: int) -> Slot:
    return (hour_of_week // 24 + THURSDAY - 1) % 7 + 1, hour_of_week % 24


@dataclass
class Busy:
    """One point with its windows, what was done there and how."""

    code: str
    name: str
    county: int
    zones: list[str]
    whole: Load
    windows: dict[int, Load] = field(default_factory=dict)
    by_item: Counter[str] = field(default_factory=Counter)
    by_channel: Counter[str] = field(default_factory=Counter)


def loads_of(
    *, day: date, counties: Counties, calendar: Calendar, law: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """(code of a county unit, its points and suggestions), then ("", the sum of each county)."""
    since, until = day - timedelta(days=law["days"]), day
    opened = Timetable(since, until, calendar)
    events = ServiceEvent.objects.filter(opened.ordinary(), at__gte=_start(since), at__lt=_start(until))
    busy = _points(counties, events, until, opened)
    _count(busy, events.order_by(), law)
    period = {"version": law["version"], "from": since.isoformat(), "to": until.isoformat(), "rules": law}
    sums = []
    of: dict[int, list[Busy]] = {}
    for each in busy.values():
        of.setdefault(each.county, []).append(each)
    for index, (pk, code, name) in enumerate([*counties.rows, (0, "-", "市本级")]):
        county = index if index < len(counties) else -1
        rows = [_row(each, law) for each in of.get(county, ())]
        rows.sort(key=lambda row: (-row["weight"], row["code"]))
        head = {
            "unit": pk,
            "code": code,
            "name": name,
            "points": len(rows),
            "windows": sum(len(row["windows"]) for row in rows),
            "events": sum(row["events"] for row in rows),
            "suggestions": sum(len(row["suggestions"]) for row in rows),
        }
        sums.append(head)
        yield code, period | head | {"rows": rows}
    yield "", period | {"counties": sums}


def _points(counties: Counties, events: Events, until: date, opened: "Timetable") -> dict[int, Busy]:
    """Points with a service in the period or with windows, and when they were open."""
    rows = Point.objects.operating().filter(
        Q(pk__in=events.values("point_id")) | Q(pk__in=Window.objects.values("point_id"))
    )
    listed = rows.order_by("code").values_list("pk", "code", "name", "unit__path", "zones", "hours")
    found: dict[int, Busy] = {}
    for pk, code, name, path, zones, hours in listed.iterator(AT_ONCE):
        whole = Load("", name, open=opened.of(pk, hours))
        found[pk] = Busy(code, name, counties.of_path(path), zones, whole)
    windows = Window.objects.filter(Q(closed_on=None) | Q(closed_on__gt=until)).order_by("point_id", "code")
    fields = ("pk", "point_id", "code", "name", "accessible", "hours", "point__hours")
    for pk, point, code, name, accessible, own, hours in windows.values_list(*fields).iterator(AT_ONCE):
        if point in found:
            load = Load(code, name, accessible, open=opened.of(point, own or hours))
            found[point].windows[pk] = load
    return found


class Timetable:
    """Minutes open by slot over the ordinary days of the period: each distinct timetable is counted once.

    Holidays and the weekends worked for them say nothing about a weekday, nor does an hour open once in a while.
    """

    def __init__(self, since: date, until: date, calendar: Calendar) -> None:
        days = [since + timedelta(days=n) for n in range((until - since).days)]
        self.odd = [day for day in days if day in calendar.off | calendar.work]
        self.days = [day for day in days if day not in self.odd]
        self.weeks = Counter(day.isoweekday() for day in self.days)
        self.known: dict[str, Counter[Slot]] = {}
        self.own: dict[int, dict[date, list[list[str]]]] = {}
        differing = HoursException.objects.filter(from_on__lt=until, last_on__gte=since).order_by(
            "from_on", "-pk"
        )
        for point, first, last, hours in differing.values_list("point_id", "from_on", "last_on", "hours"):
            days = [each for each in self.days if first <= each <= last]
            self.own.setdefault(point, {}).update(dict.fromkeys(days, hours))

    def of(self, point: int, hours: dict[str, Any]) -> Counter[Slot]:
        text = json.dumps(hours, sort_keys=True)
        if text not in self.known:
            self.known[text] = self.sum(hours, {})
        return self.sum(hours, self.own[point]) if point in self.own else self.known[text]

    def sum(self, hours: dict[str, Any], own: dict[date, list[list[str]]]) -> Counter[Slot]:
        found: Counter[Slot] = Counter()
        for each in self.days:
            spans = own[each] if each in own else spans_on(hours, each)
            for hour, minutes in open_minutes(spans).items():
                found[(each.isoweekday(), hour)] += minutes
        return Counter({slot: n for slot, n in found.items() if n >= SELDOM * 60 * self.weeks[slot[0]]})

    def ordinary(self) -> Q:
        """The condition that a service was on an ordinary day."""
        odd = (Q(at__gte=_start(day), at__lt=_start(day + timedelta(days=1))) for day in self.odd)
        return ~reduce(or_, odd, Q(pk=None))


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)


def _count(busy: dict[int, Busy], events: Events, law: dict[str, Any]) -> None:
    """Services, minutes and waiting by window, weekday and hour; services by item and channel."""
    by_slot = (
        events.annotate(hour=HourOfWeek("at"))
        .values_list("point_id", "window_id", "hour")
        .annotate(
            n=Count("pk"),
            spent=Sum(Coalesce(F("minutes"), law["minutes_if_unknown"])),
            waits=Coalesce(Sum("waited"), 0),
            waiters=Count("waited"),
        )
    )
    for point, window, hour, n, spent, waits, waiters in by_slot.iterator(AT_ONCE):
        if point not in busy:
            continue
        each, slot = busy[point], slot_of(hour)
        loads = [each.whole, each.windows[window]] if window in each.windows else [each.whole]
        for load in loads:
            load.events[slot] += n
            load.minutes[slot] += spent
            load.waited[slot] += waits
            load.waited_of[slot] += waiters
    for point, item, channel, n in events.values_list("point_id", "item", "channel").annotate(n=Count("pk")):
        if point in busy:
            busy[point].by_item[item] += n
            busy[point].by_channel[channel] += n


def _row(point: Busy, law: dict[str, Any]) -> dict[str, Any]:
    """A point as a page shows it; a point without windows is its own only window."""
    windows = list(point.windows.values())
    advice = suggestions(
        point.whole,
        windows,
        zones=point.zones,
        by_item=point.by_item,
        by_channel=point.by_channel,
        rules=law,
    )
    return {
        "code": point.code,
        "name": point.name,
        "events": point.whole.events.total(),
        "busy": _rounded(point.whole.busy),
        "waiting": _rounded(point.whole.waiting),
        "heat": [[day, hour, n] for (day, hour), n in sorted(point.whole.events.items())],
        "open": sorted([day, hour] for (day, hour), n in point.whole.open.items() if n),
        "windows": [
            {
                "code": each.code,
                "name": each.name,
                "accessible": each.accessible,
                "events": each.events.total(),
                "hours_open": round(each.open.total() / 60),
                "busy": _rounded(each.busy),
                "waiting": _rounded(each.waiting),
            }
            for each in windows
        ],
        "suggestions": [[each.kind, each.words] for each in advice],
        "weight": sum(each.weight for each in advice),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
