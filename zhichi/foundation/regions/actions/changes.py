"""Divisions that changed: merged, split, given another code or name; what served the former serves its heir."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions import rules
from zhichi.foundation.regions.actions.change_checks import Changes, check_changes, open_changes
from zhichi.foundation.regions.actions.imports import rename
from zhichi.foundation.regions.actions.reading import FileFaults
from zhichi.foundation.regions.actions.serving import By, end, only_one_of, serve_region
from zhichi.foundation.regions.actions.tables import Table, read_table
from zhichi.foundation.regions.enums import LedgerCode
from zhichi.foundation.regions.models import Region, RegionSuccessor, Unit, UnitRegion
from zhichi.foundation.regions.rules import RegionError
from zhichi.foundation.regions.rules.change_rows import COLUMNS, NEEDED, ChangeRow, read_change
from zhichi.foundation.sockets.public import REGION_PASSED, Passing, past_changed


@dataclass(slots=True)
class RegionsChanged:
    """What was recorded; `unchanged` counts rows that said nothing new."""

    rows: int = 0
    recorded: int = 0
    ended: int = 0
    begun: int = 0
    renamed: int = 0
    unchanged: int = 0


def import_changes(*, by: By, at: datetime, path: Path, across: bool = False) -> RegionsChanged:
    """Record a table of changes; FileFaults with every fault, and nothing is recorded."""
    table = read_table(path, COLUMNS, NEEDED)
    return change_regions(by=by, at=at, cells=dict(table.lines), table=table, across=across)


def change_regions(
    *,
    by: By,
    at: datetime,
    cells: Mapping[int, Mapping[str, str]],
    table: Table | None = None,
    across: bool = False,
) -> RegionsChanged:
    """Record changes told as rows of cells (named as in COLUMNS) by line: all or, with FileFaults, none.

    A division that passes into others ends on that day, and what served it until then serves those of its heirs
    that begin on that day. What is recorded already is passed over. The past is not rewritten. A division passes into
    another county only where `across` says that this is meant: a mistyped code looks the same.
    """
    table = table or Table("")
    rows: dict[int, ChangeRow] = {}
    for number, told in cells.items():
        row, faults = read_change(told, localdate(at))
        for column, reason in faults:
            table.refuse(number, column, reason)
        if row:
            rows[number] = row
    with transaction.atomic():
        changes = open_changes(rows)
        check_changes(table, changes, across=across)
        _refuse(table)
        done = RegionsChanged(rows=len(rows))
        _begin(by, at, changes, done)
        for old, lines in sorted(changes.by_old.items(), key=lambda one: rules.level_of(one[0])):
            try:
                _change(by, at, old, list(lines.values()), changes, done)
            except RegionError as error:
                table.refuse(min(lines), "old", str(error))
        _refuse(table)
        if done.recorded or done.begun:
            past_changed(since=min(row.on for row in rows.values()), at=at)
    return done


def _refuse(table: Table) -> None:
    if table.faults:
        raise FileFaults(sorted(table.faults))


def _begin(by: By, at: datetime, changes: Changes, done: RegionsChanged) -> None:
    """Make the divisions that begin by these changes, those above before those below."""
    for code in sorted(changes.begun):
        sources = [row for row in changes.rows.values() if row.new == code]
        above = changes.regions.get(rules.parent_code(code))
        level, name, on = rules.level_of(code), changes.begun[code], min(row.on for row in sources)
        full = rules.full_name(name, level, above.full_name if above else "")
        made = {
            "name": name,
            "level": level,
            "parent": above,
            "full_name": full,
            "valid_from": on,
            "valid_to": None,
        }
        changes.regions[code] = Region.objects.update_or_create(code=code, defaults=made)[0]
        payload = {
            "name": name,
            "on": on.isoformat(),
            "from": sorted({row.old for row in sources}),
            "document": sources[0].document,
        }
        append(subject=f"region:{code}", at=at, actor=by.ref, code=LedgerCode.REGION_BEGUN, payload=payload)
        done.begun += 1


def _change(
    by: By, at: datetime, old: str, rows: list[ChangeRow], changes: Changes, done: RegionsChanged
) -> None:
    region, todo, on = changes.regions[old], changes.todo(old), rows[0].on
    before = done.recorded + done.renamed
    for row in rows:
        if row.stays and row.name and row.name != region.name:
            payload = {"name": [region.name, row.name], "on": on.isoformat(), "document": row.document}
            rename(region, row.name, on)
            append(
                subject=f"region:{old}", at=at, actor=by.ref, code=LedgerCode.REGION_RENAMED, payload=payload
            )
            done.renamed += 1
    ends = changes.ends(old)
    if todo and ends:
        RegionSuccessor.objects.bulk_create(
            RegionSuccessor(former=region, successor_id=row.new, on=on, document=row.document) for row in todo
        )
        if region.valid_to is None:
            Region.objects.filter(pk=old).update(valid_to=on)
            done.ended += 1
        _carry_over(by, at, region, [changes.regions[row.new] for row in todo], on)
        heirs = tuple(row.new for row in todo)
        passing = Passing(
            old, heirs, on, frozenset(code for code in heirs if changes.regions[code].valid_from == on)
        )
        for follow in REGION_PASSED:
            follow(passing)
    split_off = [row for row in todo if not ends and row.new in changes.begun]
    if todo and (ends or split_off):
        passed: dict[str, object] = {
            "to": [row.new for row in todo],
            "on": on.isoformat(),
            "ended": ends,
            "document": todo[0].document,
        }
        append(subject=f"region:{old}", at=at, actor=by.ref, code=LedgerCode.REGION_PASSED, payload=passed)
        done.recorded += len(todo)
    done.unchanged += len(rows) if before == done.recorded + done.renamed else 0


def _carry_over(by: By, at: datetime, former: Region, heirs: list[Region], on: date) -> None:
    """Units that sat in the former division or served it serve its heirs that begin with the change.

    A division that was there before keeps those whom it has.
    """
    links = list(UnitRegion.objects.filter(region=former, valid_to=None).select_related("unit", "region"))
    units = {link.unit.pk: link.unit for link in links}
    units |= {unit.pk: unit for unit in Unit.objects.filter(region=former, valid_to=None)}
    for link in links:
        end(by, at, link, on, "")
    for heir in heirs:
        if heir.valid_from != on:
            continue
        for unit in units.values():
            kinds = only_one_of(unit.kind)
            if not UnitRegion.objects.filter(region=heir, valid_to=None, unit__kind__in=kinds).exists():
                serve_region(by=by, at=at, unit=unit, region=heir, valid_from=on)
