"""How busy windows and points were, and what to change, county by county, as plain data."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from zhichi.domains.coverage.actions.counties import Counties
from zhichi.domains.coverage.actions.timetable import HourOfWeek, Timetable, slot_of, start_of
from zhichi.domains.coverage.rules.load import Load, busy_of
from zhichi.domains.coverage.rules.windows import suggestions
from zhichi.domains.network.public import Point, ServiceEvent, Window
from zhichi.kernel.workdays import Calendar

AT_ONCE = 20_000
Events = QuerySet[ServiceEvent, ServiceEvent]


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
    events = ServiceEvent.objects.filter(opened.ordinary(), at__gte=start_of(since), at__lt=start_of(until))
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


def _points(counties: Counties, events: Events, until: date, opened: Timetable) -> dict[int, Busy]:
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
        "busy": _rounded(busy_of(point.whole, windows)),
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
