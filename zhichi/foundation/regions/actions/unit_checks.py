"""A table of units against what is kept: parents, tiers, regions, and who serves them already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TypeVar

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.actions.serving import only_one_of
from zhichi.foundation.regions.actions.tables import Table
from zhichi.foundation.regions.models import Region, Unit, UnitRegion
from zhichi.foundation.regions.rules.unit_rows import ALWAYS, Span, UnitRow

T = TypeVar("T")
# Fields of a unit that stay as they were entered, with their words.
SETTLED = {"kind": "机构种类", "tier": "层级", "region": "所在区划", "valid_from": "设立日期"}


@dataclass(slots=True)
class Book:
    """The rows by code, each with its line, and what the database holds of all that they name."""

    rows: dict[str, UnitRow]
    lines: dict[str, int]
    units: dict[str, Unit] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    # Everything that a region was or is served by.
    links: dict[str, list[UnitRegion]] = field(default_factory=dict)
    tiers: dict[str, str] = field(default_factory=dict)

    def fresh(self) -> Iterator[list[UnitRow]]:
        """Rows of units that are not there yet, generation by generation from the top."""
        for generation in generations(self.rows):
            if new := [row for row in generation if row.code not in self.units]:
                yield new


def open_book(rows: dict[str, UnitRow], lines: dict[str, int]) -> Book:
    """Read all that the rows name, in a few statements for each few hundred of them."""
    book = Book(rows, lines)
    for some in batches(rows.keys() | {row.parent for row in rows.values()}):
        book.units |= {
            unit.code: unit for unit in Unit.objects.select_related("parent").filter(code__in=some)
        }
    regions = {row.region for row in rows.values()} | {
        span.region for row in rows.values() for span in row.serves
    }
    for some in batches(regions):
        book.regions |= Region.objects.in_bulk(some)
        for link in UnitRegion.objects.select_related("unit").filter(region__in=some).order_by("pk"):
            book.links.setdefault(link.region_id, []).append(link)
    return book


def check_units(table: Table, book: Book, today: date) -> None:
    """Enter every fault that the rows have against each other and against what is kept."""
    ordered = [row for generation in generations(book.rows) for row in generation]
    in_order = {row.code for row in ordered}
    for code in book.rows.keys() - in_order:
        table.refuse(book.lines[code], "parent", "这几行互为上级，绕成了一圈。")
    given: dict[tuple[str, tuple[str, ...]], str] = {}
    for row in ordered:
        line = book.lines[row.code]
        for column, reason in _faults(row, book, today):
            table.refuse(line, column, reason)
        for span in row.serves:
            key = (span.region, only_one_of(row.kind))
            if still(row, span) and given.setdefault(key, row.code) != row.code:
                table.refuse(
                    line, "serves", f"文件里 {given[key]} 也服务 {span.region}，同一种机构只能有一个。"
                )


def still(row: UnitRow, span: Span) -> bool:
    """Whether a unit serves a region to this day."""
    return span.until is None and row.valid_to is None


def _faults(row: UnitRow, book: Book, today: date) -> Iterator[tuple[str, str]]:
    yield from _parent_faults(row, book)
    if row.region:
        yield from _region_faults("region", row.region, book, today if row.valid_to is None else None)
    kept = book.units.get(row.code)
    if kept:
        yield from _kept_faults(row, kept, book)
    for span in row.serves:
        yield from _region_faults("serves", span.region, book, today if still(row, span) else None)
        yield from _span_faults(row, span, kept, book)


def _parent_faults(row: UnitRow, book: Book) -> Iterator[tuple[str, str]]:
    above, kept = book.rows.get(row.parent), book.units.get(row.parent)
    if row.parent and not above and not kept:
        if row.parent not in book.lines:
            yield "parent", f"上级机构 {row.parent} 既不在文件里，也不在系统里。"
        return
    tier = book.tiers.get(row.parent) or (kept.tier if kept else "")
    book.tiers[row.code] = row.tier or tier
    if not book.tiers[row.code]:
        yield "tier", "没有填层级。"
    elif tier and not rules.may_stand_under(book.tiers[row.code], tier):
        yield "parent", "下级机构的层级不能高于上级机构。"
    ended = (above and above.valid_to) or (kept and kept.valid_to)
    if ended and row.valid_to is None:
        yield "parent", f"上级机构 {row.parent} 已于 {ended} 撤销。"


def _region_faults(column: str, code: str, book: Book, today: date | None) -> Iterator[tuple[str, str]]:
    region = book.regions.get(code)
    if region is None:
        yield column, f"没有区划代码 {code}，请先导入区划，或检查代码。"
    elif today and region.valid_to and region.valid_to <= today:
        yield column, f"区划 {code}（{region.name}）已于 {region.valid_to} 停用。"


def _kept_faults(row: UnitRow, kept: Unit, book: Book) -> Iterator[tuple[str, str]]:
    if kept.valid_to and (row.valid_to or kept.valid_to) != kept.valid_to:
        yield "valid_to", f"{kept.name}已于 {kept.valid_to} 撤销，不能再改。"
    told = {"kind": row.kind, "tier": row.tier, "region": row.region, "valid_from": row.valid_from}
    was = {
        "kind": kept.kind,
        "tier": kept.tier,
        "region": kept.region_id or "",
        "valid_from": kept.valid_from,
    }
    for column, words in SETTLED.items():
        if told[column] and told[column] != was[column]:
            yield column, f"{words}登记以后不能改，系统里是 {was[column] or '空的'}。"


def _span_faults(row: UnitRow, span: Span, kept: Unit | None, book: Book) -> Iterator[tuple[str, str]]:
    links = book.links.get(span.region, [])
    own = [link for link in links if kept and link.unit_id == kept.pk]
    if not still(row, span):
        past = (span.since or row.valid_from or ALWAYS, span.until or row.valid_to)
        if (
            kept
            and kept.valid_to == row.valid_to
            and past not in [(link.valid_from, link.valid_to) for link in own]
        ):
            yield "serves", f"系统里没有这段服务 {span.region} 的记录，已有的机构不能补登过去的。"
        return
    held = next((link for link in own if link.valid_to is None), None)
    if held and span.since and span.since != held.valid_from:
        yield "serves", f"系统里从 {held.valid_from} 起服务 {span.region}，日期不能改。"
    kinds = only_one_of(row.kind)
    for link in links:
        if link.valid_to is None and link not in own and link.unit.kind in kinds:
            yield "serves", f"{span.region} 现在由{link.unit.name}服务，请先到机构页面调整。"


def generations(rows: dict[str, UnitRow]) -> Iterator[list[UnitRow]]:
    """Rows whose parents are not in the file, then their children, and so on; circles are left out."""
    below: dict[str, list[UnitRow]] = {}
    for row in rows.values():
        below.setdefault(row.parent if row.parent in rows else "", []).append(row)
    now = below.get("", [])
    while now:
        yield now
        now = [row for above in now for row in below.get(above.code, [])]


def batches(items: Iterable[T], size: int = 300) -> Iterator[list[T]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
