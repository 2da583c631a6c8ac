"""Importing divisions: all of a file or nothing, idempotent, one ledger entry."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Greatest, Substr

from zhichi.foundation.ledger.public import append
from zhichi.foundation.regions import rules
from zhichi.foundation.regions.actions.reading import Fault, FileFaults, Inspection, Row, inspect, rows_of
from zhichi.foundation.regions.actions.serving import By
from zhichi.foundation.regions.enums import AliasKind, LedgerCode, Level
from zhichi.foundation.regions.models import Region, RegionAlias

BATCH = 900  # below SQLite's old limit of 999 parameters
T = TypeVar("T")


@dataclass(slots=True)
class Imported:
    """What an import did; `scope` holds the codes of the regions the file speaks about."""

    sha256: str
    scope: list[str]
    rows: int = 0
    added: int = 0
    changed: int = 0
    closed: int = 0


def import_regions(
    *,
    by: By,
    at: datetime,
    path: Path,
    valid_from: date,
    close_missing: bool = False,
    progress: Callable[[int], object] = lambda done: None,
) -> Imported:
    """Add and rename divisions from a CSV file, valid from that day; raises FileFaults and changes nothing.

    With `close_missing`, regions inside the file's scope that it no longer names end on that day.
    `progress(n)` is called with rows done; each row counts twice (checked, written).
    """
    found = inspect(path, progress)
    found.faults += _unknown_parents(found)
    if found.faults:
        raise FileFaults(sorted(found.faults))
    with transaction.atomic():
        done = Imported(sha256=found.sha256, rows=found.rows, scope=_scope(found))
        names = _full_names(found)
        done.changed += _rename_upper(found, valid_from)
        known = Region.objects.exists()
        rows = (row for row in rows_of(path) if isinstance(row, Row))
        for batch in _batches(rows):
            _write(batch, names, valid_from, done, known=known)
            progress(len(batch))
        if close_missing:
            done.closed = sum(_close_missing(found, code, valid_from) for code in done.scope)
        payload = {
            "file": path.name,
            "sha256": done.sha256,
            "scope": done.scope,
            "rows": done.rows,
            "added": done.added,
            "changed": done.changed,
            "closed": done.closed,
            "valid_from": valid_from.isoformat(),
        }
        append(subject="regions:import", at=at, actor=by.ref, code=LedgerCode.IMPORTED, payload=payload)
    return done


def _batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def _unknown_parents(found: Inspection) -> list[Fault]:
    known: set[str] = set()
    for batch in _batches(found.outside):
        known.update(Region.objects.filter(code__in=batch).values_list("code", flat=True))
    return [
        Fault(line, "parent", f"上级 {parent} 既不在文件里，也不在系统里。")
        for parent, lines in found.outside.items()
        if parent not in known
        for line in lines
    ]


def _scope(found: Inspection) -> list[str]:
    """The regions the file speaks about: its topmost ones, narrowed while only one lies below.

    A file of one city begins with its province; the province's other cities are none of its business.
    """
    below: dict[str, list[str]] = {}
    for code in found.upper:
        below.setdefault(rules.parent_code(code), []).append(code)
    heads = below.get("", [])
    if found.outside:
        codes = (f"{number:012d}" for number in found.lines)
        heads = heads + [code for code in codes if rules.parent_code(code) in found.outside]
    return sorted(_narrowed(head, below) for head in heads)


def _narrowed(code: str, below: dict[str, list[str]]) -> str:
    while len(below.get(code, ())) == 1 and rules.level_of(code) < Level.COUNTY:
        code = below[code][0]
    return code


def _full_names(found: Inspection) -> dict[str, str]:
    """Full names by code of all that have others below them; those outside the file come from the tables."""
    names = {"": ""}
    for batch in _batches(found.outside):
        names.update(Region.objects.filter(code__in=batch).values_list("code", "full_name"))
    for code in sorted(found.upper):  # a parent's code sorts before its children's
        above = rules.parent_code(code)
        names[code] = rules.full_name(found.upper[code], rules.level_of(code), names[above])
    return names


def _rename_upper(found: Inspection, day: date) -> int:
    """Rename regions that have others below them, and pass the new name down to every full name."""
    renamed = []
    for batch in _batches(sorted(found.upper)):
        known = Region.objects.filter(code__in=batch)
        renamed += [region for region in known if region.name != found.upper[region.code]]
    for region in sorted(renamed, key=lambda region: region.code):
        rename(region, found.upper[region.code], day)
    return len(renamed)


def rename(region: Region, name: str, day: date) -> None:
    """Give a region another name from a day on, in every full name below it; the former one stays findable."""
    region.refresh_from_db()  # a region above it may have passed its name down
    above = Region.objects.filter(code=region.parent_id).values_list("full_name", flat=True).first()
    old, new = region.full_name, rules.full_name(name, region.level, above or "")
    below = Region.objects.within(region).filter(full_name__startswith=old)
    below.update(full_name=Concat(Value(new), Substr(F("full_name"), len(old) + 1)))
    _remember_name(region, day)
    Region.objects.filter(pk=region.pk).update(name=name, full_name=new)


def _remember_name(region: Region, day: date) -> None:
    last = region.aliases.filter(kind=AliasKind.FORMER).order_by("-valid_to").first()
    since = last.valid_to if last else region.valid_from
    RegionAlias.objects.get_or_create(
        region=region, name=region.name, kind=AliasKind.FORMER, valid_from=since, defaults={"valid_to": day}
    )


def _write(batch: list[Row], names: dict[str, str], day: date, done: Imported, *, known: bool) -> None:
    """Add the rows of a batch that are new, change those that differ."""
    there = Region.objects.in_bulk([row.code for row in batch]) if known else {}
    fresh, differing = [], []
    for row in batch:
        level = int(row.level)
        full = rules.full_name(row.name, level, names[row.parent])
        region = there.get(row.code)
        if region is None:
            fresh.append(
                Region(
                    code=row.code,
                    name=row.name,
                    level=level,
                    parent_id=row.parent or None,
                    full_name=full,
                    valid_from=day,
                )
            )
        elif (region.name, region.full_name, region.valid_to) != (row.name, full, None):
            if region.name != row.name:
                _remember_name(region, day)
            region.name, region.full_name, region.valid_to = row.name, full, None
            differing.append(region)
    Region.objects.bulk_create(fresh)
    Region.objects.bulk_update(differing, ["name", "full_name", "valid_to"])
    done.added += len(fresh)
    done.changed += len(differing)


def _close_missing(found: Inspection, scope: str, day: date) -> int:
    codes = Region.objects.within(scope).filter(valid_to__isnull=True).values_list("code", flat=True)
    missing = [code for code in codes.iterator() if int(code) not in found.lines]
    for batch in _batches(missing):
        Region.objects.filter(code__in=batch).update(valid_to=Greatest(F("valid_from"), Value(day)))
    return len(missing)
