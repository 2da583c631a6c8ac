"""What a table would do to a directory: added, changed, gone; shown first, then taken as it was shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from zhichi.domains.inspections.enums import Directory
from zhichi.domains.inspections.models import DirectorySheet, EntryVersion
from zhichi.domains.inspections.models.entry import index_of
from zhichi.domains.inspections.rules.cells import differing
from zhichi.domains.inspections.rules.columns import COLUMNS, KEYS, is_body, lapsed
from zhichi.domains.inspections.rules.table import Fault, Row, read_rows, same_body
from zhichi.foundation.sockets.public import LAW_BOOKS
from zhichi.kernel import canonical

TITLES = {name: {column.name: column.title for column in columns} for name, columns in COLUMNS.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One row: `before` is None where it is new; `changed` names the columns that differ."""

    number: int
    index: str
    document: Mapping[str, Any]
    before: EntryVersion | None = None
    changed: Sequence[str] = ()


@dataclass(slots=True)
class Plan:
    added: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    gone: list[EntryVersion] = field(default_factory=list)
    same: int = 0
    faults: list[Fault] = field(default_factory=list)
    doubts: list[Fault] = field(default_factory=list)
    # Of the table and of the directory that it was held against: what is shown is what is taken.
    token: str = ""

    @property
    def does_anything(self) -> bool:
        return bool(self.added or self.changed or self.gone)


def plan_of(sheet: DirectorySheet, day: date) -> Plan:
    """Reads only. Statements: the directory as it stands and, for items, the register of laws."""
    standing = list(EntryVersion.objects.standing(sheet.unit, sheet.directory))
    rows, faults = read_rows(sheet.directory, sheet.cells)
    held = {version.entry.index: version for version in standing}
    plan = Plan(faults=faults, token=_token(sheet, standing))
    told = {index_of(sheet.directory, row.document[KEYS[sheet.directory]]): row for row in rows}
    for index, row in told.items():
        _compare(plan, Step(row.number, index, row.document, held.get(index)))
    if sheet.whole and not faults:
        plan.gone = [version for index, version in held.items() if index not in told]
    going = {version.pk for version in plan.gone}
    left = [one for one in standing if one.pk not in going and one.entry.index not in told]
    _judge(plan, sheet.directory, rows, left, day)
    plan.faults.sort()
    return plan


def _compare(plan: Plan, step: Step) -> None:
    if step.before is None:
        plan.added.append(step)
        return
    changed = differing(step.before.document, step.document)
    if changed:
        plan.changed.append(Step(step.number, step.index, step.document, step.before, changed))
    else:
        plan.same += 1


def _judge(plan: Plan, directory: str, rows: Sequence[Row], left: Sequence[EntryVersion], day: date) -> None:
    for row in rows:
        said = lapsed(directory, row.document, day)
        if said:
            plan.doubts.append(Fault(row.number, "", said))
    if directory == Directory.OBJECTS:
        _find_twins(plan, rows, left)
    if directory == Directory.ITEMS:
        _hold_against_law(plan, rows, day)


def _find_twins(plan: Plan, rows: Sequence[Row], left: Sequence[EntryVersion]) -> None:
    """The same object under two codes would stand in the urn twice: refused of bodies, a doubt of persons."""
    seen = {same_body(one.document): (one.entry.code, f"名录里的 {one.entry.code}") for one in left}
    for row in rows:
        code = row.document["code"]
        first, where = seen.setdefault(same_body(row.document), (code, f"第{row.number}行"))
        # The same code twice is a fault of the table and already told.
        if first == code:
            continue
        said = f"和{where}是同一个对象，代码却不同。同一个对象只能登记一次。"
        (plan.faults if is_body(row.document) else plan.doubts).append(Fault(row.number, "名称", said))


def _hold_against_law(plan: Plan, rows: Sequence[Row], day: date) -> None:
    """Nothing may be inspected on an article that is not registered or has lost its force."""
    for opened in LAW_BOOKS:
        book = opened()
        for row in rows if book else ():
            said = [*book.faults(row.document["basis"], day)] if book else []
            plan.faults += [Fault(row.number, "检查依据", each) for each in said]


def _token(sheet: DirectorySheet, standing: Sequence[EntryVersion]) -> str:
    told = [sheet.pk, sheet.sha256, sheet.whole, *([one.pk, one.number] for one in standing)]
    return sha256(canonical.encode(told)).hexdigest()
