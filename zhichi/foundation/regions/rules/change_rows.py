"""What a row of a table of changed divisions says: merged, split, given another code or another name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.regions.rules.cells import Faults, day_in, name_faults
from zhichi.foundation.regions.rules.codes import level_of
from zhichi.foundation.regions.rules.rows import code_fault

COLUMNS = {
    "old": "原区划代码",
    "new": "新区划代码",
    "name": "新区划名称",
    "on": "变更日期",
    "document": "文件依据",
}
NEEDED = ("old", "new", "on", "document")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """`old` passes into `new` on a day. Several rows of one `old` split it, several of one `new` merge into it.

    `name` names a `new` that is not known yet. Where both codes are the same, the division stays: with a `name`
    it is called so from then on.
    """

    old: str
    new: str
    name: str
    on: date
    document: str

    @property
    def stays(self) -> bool:
        return self.old == self.new


def read_change(cells: Mapping[str, str], today: date) -> tuple[ChangeRow | None, Faults]:
    """The change of a row, or None with every fault: (column, Chinese sentence)."""
    faults: Faults = [
        (column, code_fault(cells[column])) for column in ("old", "new") if code_fault(cells[column])
    ]
    if not faults and level_of(cells["old"]) != level_of(cells["new"]):
        faults.append(("new", "原区划和新区划不是同一级，请核对代码。"))
    name = cells.get("name", "")
    if name:
        faults += name_faults(name)
    on = day_in("on", cells["on"], faults)
    if not cells["on"]:
        faults.append(("on", "没有填变更日期。"))
    if on and on > today:
        faults.append(("on", "请在变更生效当天或以后登记，不能提前登记。"))
    if not cells["document"]:
        faults.append(("document", "没有填文件依据，例如：任政字〔2026〕12号。"))
    elif len(cells["document"]) > 200:
        faults.append(("document", "文件依据不能超过 200 个字。"))
    if faults or on is None:
        return None, faults
    return ChangeRow(cells["old"], cells["new"], name, on, cells["document"]), []
