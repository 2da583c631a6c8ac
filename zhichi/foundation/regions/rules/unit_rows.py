"""What a row of a table of units says, and what is wrong with it by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from zhichi.foundation.regions.enums import Tier, UnitKind
from zhichi.foundation.regions.rules.cells import Faults, day_in, name_faults, word_in
from zhichi.foundation.regions.rules.rows import code_fault
from zhichi.kernel.phones import PhoneError, phone

# Columns of the table: how the template heads them, and what they may also be called.
COLUMNS = {
    "code": "机构代码",
    "name": "机构名称",
    "kind": "机构种类",
    "tier": "层级",
    "parent": "上级机构代码",
    "region": "所在区划代码",
    "serves": "服务区划代码",
    "phone": "电话",
    "valid_from": "设立日期",
    "valid_to": "撤销日期",
}
NEEDED = ("code", "name", "kind")
# As old as a unit may be: what stands for "it has always been there".
ALWAYS = date(2000, 1, 1)
# Tiers that follow from the kind; the others stand where their parent stands.
TIER_OF = {
    UnitKind.BUREAU: Tier.CITY,
    UnitKind.COUNTY_BUREAU: Tier.COUNTY,
    UnitKind.DEV_ZONE_BUREAU: Tier.COUNTY,
    UnitKind.JUSTICE_OFFICE: Tier.TOWNSHIP,
    UnitKind.VILLAGE_OFFICE: Tier.VILLAGE,
}
CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,31}")
SEPARATORS = re.compile(r"[\s、；;，,|]+")


class Span(NamedTuple):
    """A region that a unit serves; `since` None means since the unit's first day, `until` None means still."""

    region: str
    since: date | None = None
    until: date | None = None

    def __str__(self) -> str:
        return ":".join([self.region, *(day.isoformat() for day in (self.since, self.until) if day)])


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as a table tells it; what is empty or None was not told. A tier not told is that of the parent."""

    code: str
    name: str
    kind: str
    tier: str
    parent: str
    region: str
    serves: tuple[Span, ...]
    phone: str
    valid_from: date | None
    valid_to: date | None


def read_unit(cells: Mapping[str, str], today: date) -> tuple[UnitRow | None, Faults]:
    """The unit of a row, or None with every fault: (column, Chinese sentence)."""
    faults: Faults = [*unit_code_faults("code", cells["code"]), *name_faults(cells["name"])]
    kind = word_in(UnitKind.choices, "kind", cells["kind"], faults)
    tier = _tier(cells.get("tier", ""), kind, faults)
    if cells.get("parent"):
        faults += unit_code_faults("parent", cells["parent"])
    elif kind and kind != UnitKind.BUREAU:
        faults.append(("parent", "没有填上级机构代码；只有市司法局没有上级。"))
    region = cells.get("region", "")
    if region and (wrong := code_fault(region)):
        faults.append(("region", wrong))
    since = day_in("valid_from", cells.get("valid_from", ""), faults)
    until = day_in("valid_to", cells.get("valid_to", ""), faults)
    faults += _day_faults(since or ALWAYS, until, today)
    serves = tuple(
        _span(text, since or ALWAYS, today, faults)
        for text in SEPARATORS.split(cells.get("serves", ""))
        if text
    )
    number = _phone(cells.get("phone", ""), faults)
    if faults:
        return None, faults
    parent = cells.get("parent", "")
    return UnitRow(cells["code"], cells["name"], kind, tier, parent, region, serves, number, since, until), []


def unit_code_faults(column: str, code: str) -> Faults:
    """Faults of a unit's code."""
    if not code:
        return [(column, "没有填机构代码。")]
    if "E+" in code.upper():
        return [(column, "机构代码被表格软件改成了科学计数法，请把这一列设为文本后重新保存。")]
    if not CODE.fullmatch(code):
        return [(column, "机构代码只能用字母、数字和短横线，最多 32 位。")]
    return []


def _tier(text: str, kind: str, faults: Faults) -> str:
    told = word_in(Tier.choices, "tier", text, faults) if text else ""
    fixed = TIER_OF.get(UnitKind(kind)) if kind else None
    if told and fixed and told != fixed:
        faults.append(("tier", f"{UnitKind(kind).label}的层级应为{fixed.label}。"))
    return fixed.value if fixed else told


def _day_faults(since: date, until: date | None, today: date) -> Faults:
    faults: Faults = []
    if since > today:
        faults.append(("valid_from", "设立日期不能晚于今天，请在设立当天或以后登记。"))
    if until and until > today:
        faults.append(("valid_to", "撤销日期不能晚于今天，请在撤销当天或以后登记。"))
    if until and until < since:
        faults.append(("valid_to", "撤销日期不能早于设立日期。"))
    return faults


def _span(text: str, since: date, today: date, faults: Faults) -> Span:
    """`370811002000`, or with its own first day, and the first day on which it was over: `…:2026-03-02:2026-05-01`."""
    code, _, days = text.partition(":")
    first, _, last = days.partition(":")
    if wrong := code_fault(code):
        faults.append(("serves", wrong))
    span = Span(code, day_in("serves", first, faults), day_in("serves", last, faults))
    if span.since and not since <= span.since <= today:
        faults.append(("serves", f"开始服务 {code} 的日期不能早于设立日期，也不能晚于今天。"))
    if span.until and not (span.since or since) < span.until <= today:
        faults.append(("serves", f"不再服务 {code} 的日期要晚于开始服务的日期，也不能晚于今天。"))
    return span


def _phone(text: str, faults: Faults) -> str:
    if not text:
        return ""
    try:
        phone(text, hotlines=True)
    except PhoneError as error:
        faults.append(("phone", str(error)))
    if len(text) > 30:
        faults.append(("phone", "电话不能超过 30 个字。"))
    return text
