"""Finished cases as their rows tell them: read in portions, in as many statements however many cases a portion has."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.utils import timezone

from zhichi.domains.catalogue.models.commitment import Commitment
from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.reasons import Words, reasons_of, words_of_version
from zhichi.domains.catalogue.rules.measure import Deed, Marks, Run, Story, WorkingDays
from zhichi.domains.catalogue.rules.measure_days import used_days
from zhichi.foundation.cases.public import Act, Material, Record
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.timelimits.public import Clock, LimitUnit, current_calendar
from zhichi.kernel.workdays import BEIJING

# Moving a case to a colleague is nothing that happens to the person who waits.
NOT_STEPS = frozenset({"hand_over"})


class Finished(NamedTuple):
    """What is asked of a case itself."""

    pk: int
    number: str
    channel: str
    closed_at: datetime
    version: int
    county: int
    item: str
    item_version: int


@dataclass(frozen=True)
class Book:
    """What a procedure version's stories are read with."""

    marks: Marks
    words: Words


class Ground:
    """What every story is read with; the books of versions are read when they are first needed."""

    def __init__(self, first: date, at: datetime) -> None:
        self.days = WorkingDays(current_calendar(), first - timedelta(days=400), timezone.localdate(at))
        self.kinds_of_desks = dict(Unit.objects.values_list("name", "kind"))
        self._books: dict[int, Book] = {}

    def book(self, version: int) -> Book:
        if version not in self._books:
            marks = marks_of(version)
            self._books[version] = Book(marks, words_of_version(version, marks.returns))
        return self._books[version]


def stories(cases: Sequence[Finished], ground: Ground) -> Iterator[tuple[Finished, Story]]:
    """The stories of a portion of cases: six statements, and one for each version that sends back."""
    pks = [case.pk for case in cases]
    ends = {case.pk: case.closed_at for case in cases}
    numbered = set(
        Record.objects.filter(case__in=pks).exclude(number="").values_list("act_id", flat=True).order_by()
    )
    materials = _tally(Material.objects.filter(case__in=pks))
    promises = _tally(Commitment.objects.filter(case__in=pks))
    runs = _runs([case.number for case in cases], ground)
    reasons = _reasons(cases, ground)
    acts = Act.objects.filter(case__in=pks).order_by("case_id", "seq")
    facts = acts.values_list("pk", "case_id", "verb", "to_state", "at", "actor", "desk")
    told = {
        case: tuple(_deeds(group, ends[case], numbered, ground))
        for case, group in groupby(facts, key=lambda fact: fact[1])
    }
    for case in cases:
        if deeds := told.get(case.pk):
            yield (
                case,
                Story(
                    case.channel,
                    deeds,
                    materials[case.pk],
                    promises[case.pk],
                    tuple(runs[case.number]),
                    tuple(reasons.get(case.pk, ())),
                ),
            )


def _reasons(cases: Sequence[Finished], ground: Ground) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for version in {case.version for case in cases}:
        pks = [case.pk for case in cases if case.version == version]
        found |= reasons_of(pks, ground.book(version).words)
    return found


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
            who = actor.partition(":")[0]
            holder = ground.kinds_of_desks.get(desk, "other") if who == "officer" else who
            yield Deed(verb, to_state, _day(at), holder, pk in numbered)


def _runs(numbers: Sequence[str], ground: Ground) -> dict[str, list[Run]]:
    """The limits that were stopped, by the number of the case; those of hours are left out. One statement."""
    subjects = [f"case:{number}" for number in numbers]
    # By its moment and not by its state: SQLite would take the index on states, and read every clock there ever was.
    clocks = Clock.objects.filter(subject__in=subjects, stopped_at__isnull=False).exclude(unit=LimitUnit.HOUR)
    rows = clocks.order_by("pk", "suspensions__from_at").values_list(
        *("pk", "subject", "limit__key", "unit", "started_at", "stopped_at", "due_on"),
        *("suspensions__from_at", "suspensions__to_at"),
    )
    runs: dict[str, list[Run]] = defaultdict(list)
    for _, group in groupby(rows, key=lambda row: row[0]):
        many = list(group)
        _, subject, limit, unit, started, stopped, due_on, *_ = many[0]
        until = _day(stopped)
        pauses = [(_day(since), _day(to) if to else until) for *_, since, to in many if since]
        used = used_days(_day(started), until, pauses, unit, ground.days)
        # A limit of days is kept until the end of its last day.
        runs[subject.removeprefix("case:")].append(Run(limit, used, due_on is None or until <= due_on))
    return runs


def _day(at: datetime) -> date:
    return at.astimezone(BEIJING).date()
