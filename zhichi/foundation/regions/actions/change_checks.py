"""A table of changed divisions against the divisions: what ended already, what began later, who is left below."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from zhichi.foundation.regions import rules
from zhichi.foundation.regions.actions.tables import Table
from zhichi.foundation.regions.actions.unit_checks import batches
from zhichi.foundation.regions.models import Region, RegionSuccessor
from zhichi.foundation.regions.rules.change_rows import ChangeRow

Fault = tuple[int, str, str]


@dataclass(slots=True)
class Changes:
    """The rows by line and by old code, and what the database holds of all that they name."""

    rows: Mapping[int, ChangeRow]
    by_old: dict[str, dict[int, ChangeRow]] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    recorded: set[tuple[str, str]] = field(default_factory=set)
    # Names of divisions that begin by these rows.
    begun: dict[str, str] = field(default_factory=dict)

    def ends(self, old: str) -> bool:
        """Whether a division ends by these rows: it does not when one of them lets it stay."""
        return not any(row.stays for row in self.by_old.get(old, {}).values()) and old in self.by_old

    def todo(self, old: str) -> list[ChangeRow]:
        """Rows of a division that are not recorded yet, without those by which it stays."""
        rows = self.by_old[old].values()
        return [row for row in rows if not row.stays and (row.old, row.new) not in self.recorded]


def open_changes(rows: Mapping[int, ChangeRow]) -> Changes:
    """Read all that the rows name, in a few statements for each few hundred of them."""
    changes = Changes(rows)
    for line, row in rows.items():
        changes.by_old.setdefault(row.old, {})[line] = row
    named = set(chain.from_iterable((row.old, row.new, rules.parent_code(row.new)) for row in rows.values()))
    for some in batches(named):
        # One whose only record was taken back never was: its code may begin once more.
        found = Region.objects.in_bulk(some)
        changes.regions |= {code: each for code, each in found.items() if each.valid_to != each.valid_from}
    for some in batches(changes.by_old):
        known = RegionSuccessor.objects.filter(former__in=some)
        changes.recorded |= set(known.values_list("former_id", "successor_id"))
    changes.begun = {
        row.new: row.name for row in rows.values() if row.name and row.new not in changes.regions
    }
    return changes


def check_changes(table: Table, changes: Changes, *, across: bool) -> None:
    """Enter every fault that the rows have against each other and against the divisions."""
    for old, rows in changes.by_old.items():
        for line, column, reason in chain(_old_faults(old, rows, changes), _new_faults(rows, changes)):
            table.refuse(line, column, reason)
        for line, row in rows.items():
            if not across and row.old[:6] != row.new[:6] and (row.old, row.new) not in changes.recorded:
                table.refuse(line, "new", _elsewhere(row))


def _elsewhere(row: ChangeRow) -> str:
    names = dict(
        Region.objects.filter(pk__in=[f"{code[:6]}000000" for code in (row.old, row.new)]).values_list(
            "code", "name"
        )
    )
    there = names.get(f"{row.new[:6]}000000", "没有登记的县")
    here = names.get(f"{row.old[:6]}000000", "另一个县")
    return f"{row.new} 是{there}的代码，原区划在{here}。确实划到另一个县（市、区）的，请确认以后再登记。"


def _old_faults(old: str, rows: dict[int, ChangeRow], changes: Changes) -> Iterator[Fault]:
    line, row = next(iter(rows.items()))
    region = changes.regions.get(old)
    if region is None:
        yield line, "old", f"没有区划代码 {old}，请检查代码。"
        return
    for other, each in rows.items():
        if each.on != row.on:
            yield other, "on", f"{region.name}的变更日期和第 {line} 行不一样。"
    if not changes.todo(old) and not any(each.stays for each in rows.values()):
        return
    if region.valid_to and (region.valid_to != row.on or not changes.ends(old)):
        yield line, "on", f"{region.name}已于 {region.valid_to} 停用，变更日期应为这一天。"
    elif not region.valid_from < row.on:
        yield line, "on", f"{region.name}从 {region.valid_from} 起启用，变更日期要晚于这一天。"
    if changes.ends(old) and region.valid_to is None:
        below = Region.objects.children_of(old).filter(valid_to__isnull=True).values_list("code", flat=True)
        left = [code for code in below if not changes.ends(code)]
        if left:
            yield line, "old", f"{region.name}下面还有 {len(left)} 个没有停用的区划，请把它们的去向一起列上。"


def _new_faults(rows: dict[int, ChangeRow], changes: Changes) -> Iterator[Fault]:
    for line, row in rows.items():
        region = changes.regions.get(row.new)
        if row.stays or (row.old, row.new) in changes.recorded:
            continue
        if region is None:
            yield from ((line, column, reason) for column, reason in _begun_faults(row, changes))
            continue
        if row.name and row.name != region.name:
            yield line, "name", f"{row.new} 在系统里叫“{region.name}”，要改名请另列一行，原、新代码都填它。"
        if region.valid_from > row.on:
            yield line, "on", f"新区划{region.name}从 {region.valid_from} 起才启用，变更日期不能早于这一天。"
        ended = region.valid_to or (row.on if changes.ends(row.new) else None)
        if ended and ended <= row.on:
            yield line, "new", f"新区划{region.name}也停用了，请填最后承接的区划。"


def _begun_faults(row: ChangeRow, changes: Changes) -> Iterator[tuple[str, str]]:
    name, above = changes.begun.get(row.new, ""), rules.parent_code(row.new)
    if not name:
        yield "name", f"系统里还没有 {row.new}，请填它的名称。"
    elif row.name and row.name != name:
        yield "name", f"{row.new} 在文件里有两个名称：{name}、{row.name}。"
    parent = changes.regions.get(above)
    if above and above not in changes.begun and (parent is None or parent.valid_to is not None):
        yield "new", f"上级区划 {above} 不在系统里，或者已经停用。"
