"""Importing units: all of a table or nothing, idempotent, one transaction, an entry on the chain of each unit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.ledger.public import append_many
from zhichi.foundation.regions.actions.reading import FileFaults
from zhichi.foundation.regions.actions.serving import By, serve_region
from zhichi.foundation.regions.actions.tables import Table, read_table
from zhichi.foundation.regions.actions.unit_checks import Book, check_units, open_book, still
from zhichi.foundation.regions.actions.units import change_unit, close_unit, created, move_unit
from zhichi.foundation.regions.enums import LedgerCode
from zhichi.foundation.regions.models import Unit, UnitRegion
from zhichi.foundation.regions.rules import RegionError
from zhichi.foundation.regions.rules.unit_rows import ALWAYS, COLUMNS, NEEDED, UnitRow, read_unit

Progress = Callable[[int], object]
Cells = Mapping[int, Mapping[str, str]]


@dataclass(slots=True)
class UnitsImported:
    """What an import did, in units; with `checked` it was only tried and nothing was kept."""

    sha256: str
    checked: bool
    rows: int = 0
    added: int = 0
    changed: int = 0
    moved: int = 0
    given: int = 0
    closed: int = 0
    unchanged: int = 0


def import_units(
    *, by: By, at: datetime, path: Path, check: bool = False, progress: Progress = lambda done: None
) -> UnitsImported:
    """As `put_units` with the rows of a CSV table."""
    table = read_table(path, COLUMNS, NEEDED)
    return put_units(by=by, at=at, cells=dict(table.lines), table=table, check=check, progress=progress)


def put_units(
    *,
    by: By,
    at: datetime,
    cells: Cells,
    table: Table | None = None,
    check: bool = False,
    progress: Progress = lambda done: None,
) -> UnitsImported:
    """Add units and change those that differ, told as rows of cells (named as in COLUMNS) by line.

    All or, with FileFaults that holds every fault, none. An empty cell leaves what a known unit has.
    With `check` everything is done and taken back. `progress(n)` is called with rows done.
    """
    today, table = localdate(at), table or Table("")
    rows, lines = _rows(cells, table, today)
    with transaction.atomic():
        # As when a unit is moved: the roots are the lock of the tree.
        list(Unit.objects.select_for_update().filter(parent__isnull=True).order_by("pk"))
        book = open_book(rows, lines)
        check_units(table, book, today)
        _refuse(table)
        done = UnitsImported(table.sha256, check, rows=len(rows))
        known = [row for row in rows.values() if row.code in book.units]
        for generation in book.fresh():
            _add(by, at, generation, book)
            done.added += len(generation)
            progress(len(generation))
        for row in sorted(known, key=lambda row: -len(book.units[row.code].path)):
            try:
                _change(by, at, row, book, done)
            except RegionError as error:
                table.refuse(lines[row.code], "", str(error))
            progress(1)
        _refuse(table)
        if check:
            transaction.set_rollback(True)
    return done


def _refuse(table: Table) -> None:
    if table.faults:
        raise FileFaults(sorted(table.faults))


def _rows(told: Cells, table: Table, today: date) -> tuple[dict[str, UnitRow], dict[str, int]]:
    """Sound rows by code, and the first line of every code; faults go into the table."""
    rows: dict[str, UnitRow] = {}
    lines: dict[str, int] = {}
    for number, cells in told.items():
        row, faults = read_unit(cells, today)
        for column, reason in faults:
            table.refuse(number, column, reason)
        code = cells["code"]
        first = lines.setdefault(code, number)
        if first != number and code:
            table.refuse(number, "code", f"机构代码 {code} 与第 {first} 行重复。")
        elif row:
            rows[code] = row
    return rows, lines


def _add(by: By, at: datetime, generation: list[UnitRow], book: Book) -> None:
    """Set up units whose parents are there."""
    units = [
        Unit(
            code=row.code,
            name=row.name,
            kind=row.kind,
            tier=book.tiers[row.code],
            parent=book.units.get(row.parent),
            region_id=row.region or None,
            phone=row.phone,
            valid_from=row.valid_from or ALWAYS,
            valid_to=row.valid_to,
        )
        for row in generation
    ]
    Unit.objects.bulk_create(units)
    for unit in units:
        unit.path = f"{unit.parent.path if unit.parent else '/'}{unit.pk}/"
        book.units[unit.code] = unit
    Unit.objects.bulk_update(units, ["path"], batch_size=300)
    UnitRegion.objects.bulk_create(link for row in generation for link in _links(row, book.units[row.code]))
    acts = {
        f"unit:{row.code}": created(book.units[row.code], [span.region for span in row.serves])
        for row in generation
    }
    append_many(acts=acts, at=at, actor=by.ref, code=LedgerCode.UNIT_CREATED, fresh=True)
    ended = {f"unit:{row.code}": {"valid_to": row.valid_to.isoformat()} for row in generation if row.valid_to}
    if ended:
        append_many(acts=ended, at=at, actor=by.ref, code=LedgerCode.UNIT_CLOSED)


def _links(row: UnitRow, unit: Unit) -> Iterator[UnitRegion]:
    """What a new unit serves; a span that ended before it began never was."""
    for span in row.serves:
        since, until = span.since or unit.valid_from, span.until or row.valid_to
        if until is None or until > since:
            yield UnitRegion(unit=unit, region_id=span.region, valid_from=since, valid_to=until)


def _change(by: By, at: datetime, row: UnitRow, book: Book, done: UnitsImported) -> None:
    """Bring a known unit to what its row says, each difference by its own verb."""
    unit = book.units[row.code]
    before = (done.changed, done.moved, done.given, done.closed)
    phone = row.phone or unit.phone
    if (unit.name, unit.phone) != (row.name, phone):
        unit = change_unit(by=by, at=at, unit=unit, name=row.name, phone=phone)
        done.changed += 1
    if row.parent and row.parent != (unit.parent.code if unit.parent else ""):
        unit = move_unit(by=by, at=at, unit=unit, parent=book.units[row.parent])
        done.moved += 1
    for span in row.serves:
        if still(row, span) and not _serves(unit, span.region, book):
            serve_region(by=by, at=at, unit=unit, region=book.regions[span.region], valid_from=span.since)
            done.given += 1
    if row.valid_to and unit.valid_to is None:
        close_unit(by=by, at=at, unit=unit, valid_to=row.valid_to)
        done.closed += 1
    done.unchanged += before == (done.changed, done.moved, done.given, done.closed)


def _serves(unit: Unit, region: str, book: Book) -> bool:
    links = book.links.get(region, ())
    return any(link.unit_id == unit.pk and link.valid_to is None for link in links)
