"""What the register holds of many points, read in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from zhichi.domains.network.public import (
    EquipmentKind,
    Facility,
    PersonKind,
    PhoneCheck,
    Point,
    PointEquipment,
    PointItem,
    PointPerson,
    ServiceEvent,
    ServiceItem,
    Verification,
    VerifyMethod,
    VerifyOutcome,
    Window,
    Zone,
    hours_words,
)
from zhichi.domains.standards.rules.figures import Facts
from zhichi.domains.standards.rules.sheet import Sheet

WORDS = {
    "item": ServiceItem,
    "facility": Facility,
    "zone": Zone,
    "equipment": EquipmentKind,
    "person": PersonKind,
}
NAMES: Mapping[str, Mapping[str, str]] = {
    group: {value: str(label) for value, label in words.choices} for group, words in WORDS.items()
}
COLUMNS = ("pk", "area_m2", "street_facing", "cell", "phone", "hours", "zones", "facilities")


def days_asked(sheets: Iterable[Sheet]) -> frozenset[int]:
    """How many days back the figures of these checklists look."""
    return frozenset(
        int(item.figure["days"]) for sheet in sheets for item in sheet.items if "days" in item.figure
    )


def facts_of(points: QuerySet[Point], *, at: datetime, days: Iterable[int]) -> dict[int, Facts]:
    """Facts by point id. `points` is not sliced: it is asked again inside each statement."""
    on = localdate(at)
    inside = points.order_by().values("pk")
    offers = _sets(PointItem.objects.filter(point__in=inside).values_list("point_id", "item"))
    windows, accessible = _windows(inside, on)
    people, contracts = _people(inside, on)
    verified = _verified(inside)
    events = _events(inside, at, sorted(set(days)))
    reached = _phones(inside)
    equipment: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, kind, working in PointEquipment.objects.filter(point__in=inside).values_list(
        "point_id", "kind", "working"
    ):
        equipment[pk][kind] = working
    facts: dict[int, Facts] = {}
    # Thousands of points keep the same hours.
    weeks: dict[str, tuple[str, int]] = {}
    for pk, area, street, cell, phone, hours, zones, facilities in points.order_by().values_list(*COLUMNS):
        seen = verified.get(pk, (None, None))
        week = weeks.get(key := str(hours))
        if week is None:
            week = weeks[key] = ("；".join(hours_words(hours)), weekly_minutes(hours))
        facts[pk] = Facts(
            on=on,
            area_m2=area,
            street_facing=street,
            placed=cell is not None,
            phone=phone,
            phone_reached=reached.get(pk),
            hours_words=week[0],
            weekly_minutes=week[1],
            zones=frozenset(zones),
            facilities=frozenset(facilities),
            offers=offers.get(pk, frozenset()),
            windows=tuple(windows.get(pk, ())),
            accessible_windows=accessible.get(pk, 0),
            equipment=equipment.get(pk, {}),
            people=people.get(pk, {}),
            contracts=tuple(contracts.get(pk, ())),
            verified_on=seen[0],
            verified_until=seen[1],
            events=events.get(pk, {}),
            names=NAMES,
        )
    return facts


def weekly_minutes(hours: Mapping[str, Iterable[Iterable[str]]]) -> int:
    """Minutes a week that hours like {"1": [["09:00", "12:00"]]} are open."""
    return sum(_minutes(end) - _minutes(start) for spans in hours.values() for start, end in spans)


def _minutes(clock: str) -> int:
    hour, _, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def _sets(rows: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for pk, value in rows:
        found[pk].add(value)
    return {pk: frozenset(values) for pk, values in found.items()}


def _windows(inside: Any, on: date) -> tuple[dict[int, list[frozenset[str]]], dict[int, int]]:
    open_ones = Window.objects.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on), point__in=inside)
    windows: dict[int, list[frozenset[str]]] = defaultdict(list)
    accessible: dict[int, int] = defaultdict(int)
    for pk, items, without_barriers in open_ones.order_by().values_list("point_id", "items", "accessible"):
        windows[pk].append(frozenset(items))
        accessible[pk] += without_barriers
    return windows, accessible


def _people(inside: Any, on: date) -> tuple[dict[int, dict[str, int]], dict[int, list[date | None]]]:
    """How many are at work by kind, and the ends of the advisers' contracts that have begun."""
    rows = PointPerson.objects.filter(point__in=inside, from_on__lte=on).order_by()
    people: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    contracts: dict[int, list[date | None]] = defaultdict(list)
    for pk, kind, to_on in rows.values_list("point_id", "kind", "to_on"):
        people[pk][kind] += to_on is None or to_on > on
        if kind == PersonKind.ADVISER:
            contracts[pk].append(to_on)
    return people, contracts


def _verified(inside: Any) -> dict[int, tuple[date, date | None]]:
    """Day and last day of the newest verification; without a last day when what was found is not a living point."""
    rows = Verification.objects.filter(point__in=inside).exclude(method=VerifyMethod.SELF_REPORT)
    found: dict[int, tuple[date, date | None]] = {}
    for pk, at, outcome, until in rows.order_by("at", "pk").values_list(
        "point_id", "at", "outcome", "expires_on"
    ):
        found[pk] = (localdate(at), until if outcome == VerifyOutcome.REAL else None)
    return found


def _phones(inside: Any) -> dict[int, bool]:
    rows = PhoneCheck.objects.filter(point__in=inside).order_by("at", "pk").values_list("point_id", "reached")
    return dict(rows)


def _events(inside: Any, at: datetime, days: list[int]) -> dict[int, dict[int, tuple[int, int]]]:
    """Services and confirmed services by days back, counted by the database."""
    if not days:
        return {}
    since = {n: at - timedelta(days=n) for n in days}
    wanted: dict[str, Any] = {}
    for n in days:
        wanted[f"all{n}"] = Count("pk", filter=Q(at__gte=since[n]))
        wanted[f"confirmed{n}"] = Count("pk", filter=Q(at__gte=since[n], confirmed=True))
    rows = ServiceEvent.objects.filter(point__in=inside, at__gte=since[days[-1]], at__lte=at)
    counted: list[dict[str, int]] = list(rows.order_by().values("point_id").annotate(**wanted))  # type: ignore[arg-type]
    return {row["point_id"]: {n: (row[f"all{n}"], row[f"confirmed{n}"]) for n in days} for row in counted}
