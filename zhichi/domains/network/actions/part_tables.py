"""Many windows, people or devices from one table: planned as a whole, shown, then done as a whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from zhichi.domains.network.access import can_import, can_register
from zhichi.domains.network.actions.arranging import Part, values_of
from zhichi.domains.network.actions.checking import batches
from zhichi.domains.network.actions.drafts import refuse
from zhichi.domains.network.actions.importing import TableFaults
from zhichi.domains.network.actions.proposing import ProposalError
from zhichi.domains.network.actions.sheets import Cells
from zhichi.domains.network.enums import LedgerCode
from zhichi.domains.network.models import Point, PointEquipment, PointPerson, PointQuerySet, Sheet, Window
from zhichi.domains.network.rules.part_tables import TABLES, read_parts
from zhichi.domains.network.rules.table import Fault, Row, defused
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append, append_many

MODELS: dict[str, type[Part]] = {"window": Window, "person": PointPerson, "equipment": PointEquipment}


@dataclass(slots=True)
class PartStep:
    """What one row does to one part; `before` is empty for a new one."""

    number: int
    part: Part
    before: dict[str, Any]
    after: dict[str, Any]


@dataclass(slots=True)
class PartPlan:
    faults: list[Fault] = field(default_factory=list)
    added: list[PartStep] = field(default_factory=list)
    changed: list[PartStep] = field(default_factory=list)
    same: int = 0


def plan_parts(*, by: Actor, what: str, cells: Cells) -> PartPlan:
    """Read and check a whole table; writes nothing. PermissionDenied."""
    refuse(can_import(by))
    table = TABLES[what]
    rows, faults = read_parts(table, cells)
    plan = PartPlan(faults)
    points: dict[str, Point] = {}
    held: dict[tuple[Any, ...], Part] = {}
    for some in batches({row.values["point"] for row in rows}):
        points |= {p.code: p for p in Point.objects.select_related("unit").filter(code__in=some)}
        for part in MODELS[what]._default_manager.filter(point__code__in=some).select_related("point"):
            held[part.point.code, *(_plain(getattr(part, name)) for name in table.key)] = part
    for row in rows:
        point = points.get(row.values["point"])
        verdict = can_register(by, point.unit) if point else None
        if point is None or not verdict:
            because = verdict.because if verdict is not None else "没有这个编号的服务点。"
            plan.faults.append(Fault(row.number, "服务点编号", because))
            continue
        known = held.get((point.code, *(row.values[name] for name in table.key)))
        _plan_row(plan, row, known or MODELS[what](point=point), known is not None)
    plan.faults.sort()
    return plan


def _plan_row(plan: PartPlan, row: Row, part: Part, known: bool) -> None:
    before = values_of(part) if known else {}
    for name, value in row.values.items():
        if name != "point":
            dated = isinstance(part._meta.get_field(name), models.DateField)
            setattr(part, name, (date.fromisoformat(value) if value else None) if dated else value)
    wrong = _wrong(part)
    if wrong:
        plan.faults.append(Fault(row.number, *wrong))
        return
    step = PartStep(row.number, part, before, values_of(part))
    if step.before == step.after:
        plan.same += 1
    else:
        (plan.changed if known else plan.added).append(step)


def _wrong(part: Part) -> tuple[str, str] | None:
    if isinstance(part, PointEquipment) and part.working > part.count:
        return "完好数量", "完好的不能比总数多。"
    if isinstance(part, PointPerson) and part.to_on is not None and part.to_on < part.from_on:
        return "终止日期", "终止日期不能早于开始日期。"
    return None


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def import_parts(*, by: Actor, at: datetime, what: str, cells: Cells, sheet: Sheet) -> PartPlan:
    """Do what a table says, all of it or nothing. TableFaults; ProposalError for a sheet that was imported before."""
    with transaction.atomic():
        sheet = Sheet.objects.select_for_update().get(pk=sheet.pk)
        if sheet.imported_at is not None:
            raise ProposalError("这个表格已经导入过了。")
        plan = plan_parts(by=by, what=what, cells=cells)
        if plan.faults:
            raise TableFaults(plan.faults)
        for step in (*plan.added, *plan.changed):
            step.part.save()
        sheet.imported_at, sheet.added, sheet.changed = at, len(plan.added), len(plan.changed)
        sheet.save(update_fields=["imported_at", "added", "changed"])
        _tell(by, at, what, sheet, plan)
    return plan


def _tell(by: Actor, at: datetime, what: str, sheet: Sheet, plan: PartPlan) -> None:
    """One entry for the whole, and what became of each point's parts on its own chain."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for step in (*plan.added, *plan.changed):
        told = {"before": step.before, "after": step.after}
        rows.setdefault(f"point:{step.part.point.code}", []).append(told)
    if not rows:
        return
    payload = {"file": sheet.name, "what": what, "added": sheet.added, "changed": sheet.changed}
    act = append(
        subject="network:points", at=at, actor=by.ref, code=LedgerCode.PARTS_IMPORTED, payload=payload
    )
    acts = {about: {"what": what, "rows": some, "act": act.digest} for about, some in rows.items()}
    append_many(acts=acts, at=at, actor=by.ref, code=LedgerCode.ARRANGED)


def lines_of(what: str, points: PointQuerySet) -> Iterator[list[str]]:
    """A line of cells for each part of these points, as the table is read again."""
    parts = MODELS[what]._default_manager.filter(point__in=points.order_by().values("pk"))
    found: Iterable[Any] = (
        parts.select_related("point").order_by("point__code", "pk").iterator(chunk_size=500)
    )
    for part in found:
        yield [
            defused(
                column.write(
                    column, part.point.code if column.name == "point" else _plain(getattr(part, column.name))
                )
            )
            for column in TABLES[what].columns
        ]
