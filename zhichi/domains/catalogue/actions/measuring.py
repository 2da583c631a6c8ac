"""Counting what finished cases cost: every night, and only months in which something has happened since."""

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from zhichi.domains.catalogue.models.late_case import LateCase
from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.measure import Counted, Measure
from zhichi.domains.catalogue.models.reasons import material_titles
from zhichi.domains.catalogue.models.stories import Finished, Ground, stories
from zhichi.domains.catalogue.rules.measure import Counts
from zhichi.foundation.cases.public import Case
from zhichi.foundation.procedures.public import procedure_of
from zhichi.kernel.workdays import BEIJING

log = logging.getLogger("zhichi.catalogue.measure")
# Changed with the arithmetic of rules/measure.py, or with what is kept: everything is then counted again.
DEFINITION = 3
PORTION = 500
FACTS = (
    *("pk", "number", "channel", "closed_at", "version_id", "county_unit_id"),
    *("item", "item_version", "filed_at"),
)


class Cell(NamedTuple):
    """What is counted and kept as one."""

    version: int
    county: int
    month: date
    item: str
    item_version: int

    @property
    def place(self) -> dict[str, Any]:
        """What a late case is found by; its own item is its case's."""
        return {"version_id": self.version, "county_unit_id": self.county, "month": self.month}

    @property
    def guide(self) -> dict[str, Any]:
        return {"item": self.item, "item_version": self.item_version}

    def late(self) -> QuerySet[LateCase]:
        return LateCase.objects.filter(
            **self.place, case__item=self.item, case__item_version=self.item_version
        )


class Stamped(NamedTuple):
    """What a cell was counted of: its cases, and a mark of them and of the definitions."""

    cases: int
    stamp: str


Told = Callable[[int, int], object]


def count_all(*, at: datetime, afresh: bool = False, told: Told | None = None) -> int:
    """Count every cell whose cases have changed, the newest month first; answers how many cells were counted.

    Each month is written by itself, so the work may be interrupted at any moment and run again: it goes on where it
    was. `told(done, of)` hears of every month counted; the pages say how many are left.
    """
    stamps = dict(_stamps(at))
    held = {} if afresh else _held()
    changed: dict[date, dict[Cell, Stamped]] = {}
    for cell, stamped in stamps.items():
        if held.get(cell) != stamped.stamp:
            changed.setdefault(cell.month, {})[cell] = stamped
    if changed:
        _note(at, left=len(changed))
        ground = Ground(min(changed), at)
        for done, month in enumerate(sorted(changed, reverse=True), 1):
            _write(changed[month], _counted(month, changed[month], ground, at), at)
            _note(at, left=len(changed) - done)
            log.info("measure: %s counted, %d of %d months", f"{month:%Y-%m}", done, len(changed))
            if told:
                told(done, len(changed))
    _drop(held.keys() - stamps.keys())
    if not changed:
        _note(at, left=0)
    return sum(map(len, changed.values()))


def _note(at: datetime, *, left: int) -> None:
    """The as-of time moves only when everything is counted; before the first time it says when the count began."""
    values: dict[str, datetime | int] = {"left": left} if left else {"left": 0, "at": at}
    Counted.objects.update_or_create(pk=1, defaults=values, create_defaults={"at": at, "left": left})


def _stamps(at: datetime) -> Iterator[tuple[Cell, Stamped]]:
    rows = (
        Case.objects.filter(filed_at__lte=at)
        .order_by()
        .annotate(month=TruncMonth("filed_at", tzinfo=BEIJING))
        .values_list("version_id", "county_unit_id", "month", "item", "item_version")
        .annotate(n=Count("pk"), moves=Sum("revision"))
    )
    marks: dict[int, str] = {}
    for version, county, month, item, guide, n, moves in rows:
        if version not in marks:
            marks[version] = _digest(version)
        stamp = f"{DEFINITION}.{marks[version]}.{n}.{moves}"
        yield Cell(version, county, month.date(), item, guide), Stamped(n, stamp)


def _digest(version: int) -> str:
    """The definitions that the counts of a version depend on, besides its cases."""
    marks = marks_of(version)
    said = [sorted(marks.visits), sorted(marks.returns), material_titles(procedure_of(version).kind)]
    return hashlib.sha256(str(said).encode()).hexdigest()[:12]


def _held() -> dict[Cell, str]:
    rows = Measure.objects.values_list(
        "version_id", "county_unit_id", "month", "item", "item_version", "stamp"
    )
    return {Cell(*row[:-1]): row[-1] for row in rows}


@transaction.atomic
def _drop(gone: Iterable[Cell]) -> None:
    """Cells that have no case any more, because their cases went on under another version or in another county."""
    for cell in gone:
        cell.late().delete()
        Measure.objects.filter(**cell.place, **cell.guide).delete()


Found = tuple[Counts, list[LateCase]]


def _counted(month: date, cells: Mapping[Cell, Stamped], ground: Ground, at: datetime) -> dict[Cell, Found]:
    """The counts of a month by cell, and its late cases."""
    found: dict[Cell, Found] = {cell: (Counts(cases=stamped.cases), []) for cell, stamped in cells.items()}
    for portion in _portions(month, cells, at):
        for case, story in stories(portion, ground):
            counts, late = found[Cell(case.version, case.county, month, case.item, case.item_version)]
            counts.add(story, ground.book(case.version).marks, ground.days)
            late += [
                LateCase(
                    version_id=case.version,
                    county_unit_id=case.county,
                    month=month,
                    limit=limit,
                    case_id=case.pk,
                    closed_at=case.closed_at,
                )
                for limit in sorted({run.limit for run in story.runs if not run.met})
            ]
    return found


def _portions(month: date, cells: Mapping[Cell, Stamped], at: datetime) -> Iterator[list[Finished]]:
    """The finished cases of the cells, so many at a time, in the order of the index on the day of filing.

    What else is asked of them is asked here: with more conditions SQLite would take another index, and read every case
    there ever was for each portion.
    """
    since = datetime(month.year, month.month, 1, tzinfo=BEIJING)
    until = (since + timedelta(days=32)).replace(day=1)
    cases = Case.objects.filter(filed_at__lt=until).order_by("filed_at", "pk")
    filed_at, pk = since, 0
    while True:
        after = Q(filed_at__gt=filed_at) | Q(pk__gt=pk)
        rows = list(cases.filter(after, filed_at__gte=filed_at).values_list(*FACTS)[:PORTION])
        portion = [
            Finished(*row[:-1])
            for row in rows
            if row[3] is not None and row[3] <= at and Cell(row[4], row[5], month, *row[6:8]) in cells
        ]
        if portion:
            yield portion
        if len(rows) < PORTION:
            return
        filed_at, pk = rows[-1][-1], rows[-1][0]


@transaction.atomic
def _write(cells: Mapping[Cell, Stamped], found: Mapping[Cell, Found], at: datetime) -> None:
    for cell, (counts, late) in found.items():
        stamp = cells[cell].stamp
        values = {"stamp": stamp, "counts": counts.as_document(), "counted_at": at}
        Measure.objects.update_or_create(**cell.place, **cell.guide, defaults=values)
        cell.late().delete()
        # A case that has come from another cell takes its row with it.
        LateCase.objects.bulk_create(
            late,
            batch_size=PORTION,
            update_conflicts=True,
            unique_fields=["case", "limit"],
            update_fields=["version", "county_unit", "month", "closed_at"],
        )
