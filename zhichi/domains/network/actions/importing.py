"""Importing a table: planned as a whole, shown, then done as a whole; the ledger is told all of it and each point."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.access import can_import, can_register
from zhichi.domains.network.actions.cards import POSITION, Book, card_of, changes_of, differences, draft_of
from zhichi.domains.network.actions.changing import FIELDS, alter
from zhichi.domains.network.actions.checking import batches, check_card, open_book, told_of
from zhichi.domains.network.actions.drafts import refuse, text_of
from zhichi.domains.network.actions.finding import tell_points
from zhichi.domains.network.actions.proposing import ProposalError
from zhichi.domains.network.actions.registering import write_many
from zhichi.domains.network.actions.sheets import Cells
from zhichi.domains.network.actions.telling import tell_changed, tell_registered
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import INDEX, Point, Sheet
from zhichi.domains.network.models.figures import limits
from zhichi.domains.network.rules.columns import BY_NAME, blank_card
from zhichi.domains.network.rules.doubts import written_at
from zhichi.domains.network.rules.misread import Told, common_shift
from zhichi.domains.network.rules.table import Fault, Row, read_table
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.search.public import put_many


@dataclass(slots=True)
class Step:
    """What one row does: `changes` are the values told of a new point, or those that differ of a known one."""

    number: int
    card: dict[str, Any]
    changes: dict[str, Any]
    point: Point | None = None
    before: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Plan:
    """What importing a table would do. With a fault it does nothing."""

    faults: list[Fault] = field(default_factory=list)
    added: list[Step] = field(default_factory=list)
    changed: list[Step] = field(default_factory=list)
    same: int = 0
    # What looks wrong about the table as a whole.
    notes: list[str] = field(default_factory=list)
    book: Book = field(default_factory=Book)

    @property
    def warnings(self) -> list[tuple[int, str]]:
        """What looks wrong in rows that could be read whole, with their numbers; 0 is the whole table."""
        broken = {fault.row for fault in self.faults}
        steps = [step for step in [*self.added, *self.changed] if step.number not in broken]
        steps.sort(key=lambda step: step.number)
        rows = [(step.number, text) for step in steps for text in step.warnings]
        return [*((0, text) for text in self.notes), *rows]


class TableFaults(Exception):
    """The table was refused; nothing was imported."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"表格有 {len(faults)} 处错误，没有导入任何数据。")
        self.faults = list(faults)


class DoubtsLeft(Exception):
    """Something looks wrong and nobody said that it was looked at; nothing was imported."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(f"有 {len(plan.warnings)} 处疑点没有核对，没有导入任何数据。")
        self.plan = plan


def plan_import(*, by: Actor, at: datetime, cells: Cells) -> Plan:
    """Read and check a whole table against the register; writes nothing. PermissionDenied."""
    refuse(can_import(by))
    rows, faults = read_table(cells)
    plan = Plan(faults=faults)
    day = localdate(at)
    codes = [row.values["code"] for row in rows if row.values.get("code")]
    known = open_book([], day, codes=codes)
    cards = [_card(row, known, plan) for row in rows]
    told = [(row, card) for row, card in zip(rows, cards, strict=True) if card is not None]
    if plan.faults and not told:
        return plan
    plan.book = open_book([card for _, card in told], day, codes=codes)
    for row, card in told:
        _plan_row(plan, by, row, card)
    shift = common_shift(_placed(plan), limits().shift_rows)
    plan.notes += [shift] if shift else []
    plan.faults.sort()
    return plan


def _card(row: Row, book: Book, plan: Plan) -> dict[str, Any] | None:
    """A row as a whole card: over what the point is now, or over nothing. None when that cannot be known."""
    code = row.values.get("code")
    if code and code not in book.points:
        plan.faults.append(Fault(row.number, "编号", f"没有编号是“{code}”的服务点；新增的请把编号留空。"))
        return None
    if code:
        return card_of(book.points[code], book) | row.values | {"row": row.number}
    card = blank_card() | row.values | {"row": row.number}
    wanted = [name for name, column in BY_NAME.items() if column.required]
    return card if all(card.get(name) for name in wanted) else None


def _plan_row(plan: Plan, by: Actor, row: Row, card: dict[str, Any]) -> None:
    point = plan.book.points[card["code"]] if card.get("code") else None
    found = check_card(card, plan.book, point=point)
    faults = [Fault(row.number, BY_NAME[each.field].title, each.text) for each in found if each.grave]
    units = [point.unit] if point else []
    units += [plan.book.units[card["unit"]]] if card["unit"] in plan.book.units else []
    for unit in dict.fromkeys(units):
        verdict = can_register(by, unit)
        if not verdict:
            faults.append(Fault(row.number, "主管机构", verdict.because))
    plan.faults += faults
    warnings = [each.text for each in found if not each.grave]
    if point is None:
        plan.added.append(Step(row.number, card, row.values, warnings=warnings))
        return
    before = card_of(point, plan.book)
    changes = differences(before, {name: card[name] for name in before})
    if not changes:
        plan.same += 1
        return
    step = Step(row.number, card, changes, point, {name: before[name] for name in changes}, warnings)
    plan.changed.append(step)


def _placed(plan: Plan) -> list[Told]:
    """Rows that tell a new position, each with where the people of its village live."""
    broken = {fault.row for fault in plan.faults}
    steps = [
        step for step in [*plan.added, *plan.changed] if step.number not in broken and "lon" in step.changes
    ]
    told = (told_of(step.card, plan.book, step.point) for step in steps)
    return [written for each in told if (written := written_at(each))]


def import_points(
    *,
    by: Actor,
    at: datetime,
    cells: Cells,
    name: str,
    sheet: Sheet | None = None,
    accept_doubts: bool = False,
) -> Plan:
    """Do what a table says, all of it or nothing. TableFaults; ProposalError when the sheet was imported before;
    DoubtsLeft while something looks wrong that `by` did not accept: the ledger keeps what he accepted.

    A point is registered or changed as it stands at this moment: the plan is made anew inside the transaction.
    """
    with transaction.atomic():
        if sheet is not None:
            sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
            if sheet.imported_at is not None:
                raise ProposalError("这个表格已经导入过了。")
        # Held before they are read: what is compared is what is then changed.
        codes = sorted(row.values["code"] for row in read_table(cells)[0] if row.values.get("code"))
        for some in batches(codes):
            list(Point.objects.select_for_update().filter(code__in=some).order_by("pk").values_list("pk"))
        plan = plan_import(by=by, at=at, cells=cells)
        if plan.faults:
            raise TableFaults(plan.faults)
        if plan.warnings and not accept_doubts:
            raise DoubtsLeft(plan)
        drafts = [draft_of(step.card, plan.book) for step in plan.added]
        added = write_many(by, drafts, at)
        changed = _change(plan, at)
        if sheet is not None:
            sheet.imported_at, sheet.added, sheet.changed = at, len(added), len(changed)
            sheet.save(update_fields=["imported_at", "added", "changed"])
        if added or changed:
            payload: dict[str, Any] = {
                "file": name,
                "added": [point.code for point in added],
                "changed": changed,
            }
            if plan.warnings:
                payload["doubts"] = [[row, text] for row, text in plan.warnings]
            act = append(
                subject="network:points", at=at, actor=by.ref, code=LedgerCode.IMPORTED, payload=payload
            )
            tell_registered(by, at, act, zip(added, drafts, strict=True))
            tell_changed(by, at, act, changed)
    return plan


def _change(plan: Plan, at: datetime) -> dict[str, Any]:
    """Change the known points; answers what differs by code, as the ledger keeps it."""
    differing: dict[str, Any] = {}
    held: list[Point] = []
    texts: list[tuple[int, str]] = []
    for step in plan.changed:
        if step.point is None:
            continue
        told = alter(step.point, changes_of(step.changes, plan.book), at)
        if not told:
            continue
        step.point.set_cell()
        differing[step.point.code] = told
        held.append(step.point)
        texts.append((step.point.pk, text_of(step.point, step.card["items"])))
    for some in batches(held):
        Point.objects.bulk_update(some, [*FIELDS, "cell"])
    put_many(index=INDEX, documents=texts)
    tell_points(held)
    return differing


def shown_names(step: Step) -> list[str]:
    """Titles of what a row changes; a position is named once."""
    names = [name for name in step.changes if name not in POSITION[1:]]
    return [BY_NAME[name].title if name != "lon" else "坐标" for name in names]
