"""Counting what finished cases cost: every night, and only months in which something has happened since."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from zhichi.domains.catalogue.models import Commitment
from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.measure import Counted, Measure
from zhichi.domains.catalogue.models.reasons import material_titles, reasons_of
from zhichi.domains.catalogue.rules.measure import Counts, Deed, Marks, Run, Story, WorkingDays
from zhichi.domains.catalogue.rules.measure_days import used_days
from zhichi.foundation.cases.public import Act, Case, Material, Record
from zhichi.foundation.procedures.public import procedure_of
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.timelimits.public import Clock, ClockState, LimitUnit, current_calendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Changed with the arithmetic of rules/measure.py: everything is then counted again.
DEFINITION = 1
PORTION = 500
# Moving a case to a colleague is nothing that happens to the person who waits.
NOT_STEPS = frozenset({"hand_over"})
Cell = tuple[int, int, date]


@dataclass(frozen=True)
class Ground:
    """What every story is read with."""

    days: WorkingDays
    kinds_of_desks: dict[str, str]


def count_all(*, at: datetime, afresh: bool = False) -> int:
    """Count every month whose cases have changed; answers how many months were counted.

    Each month is written by itself, so the work may be interrupted and run again.
    """
    stamps = dict(_stamps(at))
    held = {} if afresh else _held()
    changed = [cell for cell, stamp in stamps.items() if held.get(cell) != stamp]
    if changed:
        ground = _ground(min(month for *_, month in changed), at)
        for cell in changed:
            _count(cell, stamps[cell], ground, at)
    Counted.objects.update_or_create(pk=1, defaults={"at": at})
    return len(changed)


def _stamps(at: datetime) -> Iterator[tuple[Cell, str]]:
    rows = (
        Case.objects.filter(filed_at__lte=at)
        .order_by()
        .annotate(month=TruncMonth("filed_at", tzinfo=SHANGHAI))
        .values_list("version_id", "county_unit_id", "month")
        .annotate(n=Count("pk"), moves=Sum("revision"))
    )
    marks: dict[int, str] = {}
    for version, county, month, n, moves in rows:
        if version not in marks:
            marks[version] = _digest(version)
        yield (version, county, month.date()), f"{DEFINITION}.{marks[version]}.{n}.{moves}"


def _digest(version: int) -> str:
    """The definitions that the counts of a version depend on, besides its cases."""
    marks = marks_of(version)
    said = [sorted(marks.visits), sorted(marks.returns), material_titles(procedure_of(version).kind)]
    return hashlib.sha256(str(said).encode()).hexdigest()[:12]


def _held() -> dict[Cell, str]:
    rows = Measure.objects.values_list("version_id", "county_unit_id", "month", "stamp")
    return {(version, county, month): stamp for version, county, month, stamp in rows}


def _ground(first: date, at: datetime) -> Ground:
    names = Unit.objects.values_list("name", "kind")
    days = WorkingDays(current_calendar(), first - timedelta(days=400), timezone.localdate(at))
    return Ground(days, dict(names))


def _count(cell: Cell, stamp: str, ground: Ground, at: datetime) -> None:
    version, county, month = cell
    counts, marks = Counts(), marks_of(version)
    cases = _cases_of(cell)
    counts.cases = cases.count()
    finished = cases.filter(closed_at__isnull=False, closed_at__lte=at).order_by("pk")
    told = finished.values_list("pk", "number", "channel", "closed_at")
    rows = [(pk, number, channel, end) for pk, number, channel, end in told if end is not None]
    for start in range(0, len(rows), PORTION):
        for story in _stories(rows[start : start + PORTION], version, marks, ground):
            counts.add(story, marks, ground.days)
    with transaction.atomic():
        Measure.objects.update_or_create(
            version_id=version,
            county_unit_id=county,
            month=month,
            defaults={"stamp": stamp, "counts": counts.as_document(), "counted_at": at},
        )


def _cases_of(cell: Cell) -> QuerySet[Case, Case]:
    version, county, month = cell
    since = datetime(month.year, month.month, 1, tzinfo=SHANGHAI)
    until = (since + timedelta(days=32)).replace(day=1)
    return Case.objects.filter(
        version_id=version, county_unit_id=county, filed_at__gte=since, filed_at__lt=until
    )


Rows = Sequence[tuple[int, str, str, datetime]]


def _stories(rows: Rows, version: int, marks: Marks, ground: Ground) -> Iterator[Story]:
    """The stories of a portion of cases, in seven statements however many they are."""
    pks = [row[0] for row in rows]
    ends = {row[0]: row[3] for row in rows}
    numbered = set(
        Record.objects.filter(case__in=pks).exclude(number="").values_list("act_id", flat=True).order_by()
    )
    materials = _tally(Material.objects.filter(case__in=pks))
    promises = _tally(Commitment.objects.filter(case__in=pks))
    runs = _runs([row[1] for row in rows], ground)
    reasons = reasons_of(pks, version, marks.returns)
    acts = Act.objects.filter(case__in=pks).order_by("case_id", "seq")
    facts = acts.values_list("pk", "case_id", "verb", "to_state", "at", "actor", "desk")
    told = {
        case: tuple(_deeds(list(group), ends[case], numbered, ground))
        for case, group in groupby(facts, key=lambda fact: fact[1])
    }
    for pk, number, channel, _ in rows:
        if deeds := told.get(pk):
            yield Story(
                channel, deeds, materials[pk], promises[pk], tuple(runs[number]), tuple(reasons.get(pk, ()))
            )


def _tally(rows: QuerySet[Any, Any]) -> Counter[int]:
    return Counter(dict(rows.order_by().values_list("case_id").annotate(n=Count("pk"))))


def _deeds(
    facts: Iterable[tuple[int, int, str, str, datetime, str, str]],
    end: datetime,
    numbered: set[int],
    ground: Ground,
) -> Iterator[Deed]:
    for pk, _, verb, to_state, at, actor, desk in facts:
        if at <= end and verb not in NOT_STEPS:
            who = actor.split(":")[0]
            holder = ground.kinds_of_desks.get(desk, "other") if who == "officer" else who
            yield Deed(verb, to_state, _day(at), holder, pk in numbered)


def _runs(numbers: Sequence[str], ground: Ground) -> dict[str, list[Run]]:
    """The limits that were stopped, by the number of the case; those of hours are left out."""
    clocks = (
        Clock.objects.filter(subject__in=[f"case:{number}" for number in numbers], state=ClockState.STOPPED)
        .exclude(unit=LimitUnit.HOUR)
        .with_events()
        .order_by("pk")
    )
    runs: dict[str, list[Run]] = defaultdict(list)
    for clock in clocks:
        if clock.stopped_at is None:
            continue
        until = _day(clock.stopped_at)
        pauses = [
            (_day(pause.from_at), _day(pause.to_at) if pause.to_at else until)
            for pause in clock.suspensions.all()
        ]
        used = used_days(_day(clock.started_at), until, pauses, clock.unit, ground.days)
        runs[clock.subject.removeprefix("case:")].append(Run(clock.limit.key, used, clock.met is not False))
    return runs


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()
