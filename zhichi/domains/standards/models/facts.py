"""What the register holds of many points, read in a fixed number of statements."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from zhichi.domains.network.public import (
    EquipmentKind,
    Facility,
    PersonKind,
    Point,
    PointEquipment,
    PointItem,
    ServiceItem,
    Zone,
    hours_words,
)
from zhichi.domains.standards.models.events import events_of, phones_reached, verified_of
from zhichi.domains.standards.models.inside import people_of, sets_of, windows_of
from zhichi.domains.standards.rules.facts import Facts
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
    offers = sets_of(PointItem.objects.filter(point__in=inside).values_list("point_id", "item"))
    windows, accessible = windows_of(inside, on)
    people, contracts = people_of(inside, on)
    verified = verified_of(inside)
    events = events_of(inside, at, sorted(set(days)))
    reached = phones_reached(inside)
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
