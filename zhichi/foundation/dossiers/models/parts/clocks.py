"""The time limits of a case as they stood: what ran, from when, until when. Each day can be counted again from it."""

from collections.abc import Sequence
from datetime import date, datetime

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.models.parts.cases import shown
from zhichi.foundation.dossiers.models.parts.readings import clocks_of
from zhichi.foundation.sockets.public import DossierItem, sheet
from zhichi.foundation.timelimits.public import ClockState, LimitUnit

HEAD = ("期限", "依据", "长度", "从", "到", "状态", "停止", "节假日版本")
UNITS = {one.value: one for one in LimitUnit}
STATES = {one.value: one for one in ClockState}
STARTED, STOPPED = 6, 9


def clock_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. One statement; the certificates are set later, from the same rows."""
    clocks = clocks_of(subject=case.subject)
    if not clocks:
        return []
    data = sheet("期限计算", [("案号", case.number)], head=HEAD, table=[_row(*clock) for clock in clocks])
    moved = max(clock[STOPPED] or clock[STARTED] for clock in clocks)
    return [DossierItem("clocks", "期限计算", moved, data=data)]


def _row(
    title: str,
    key: str,
    version: int,
    citation: str,
    n: int,
    unit: str,
    started_at: datetime,
    due_on: date | None,
    state: str,
    stopped_at: datetime | None,
    calendar: str,
) -> list[str]:
    return [
        f"{title}（{key} 第{version}版）",
        citation,
        f"{abs(n)}{UNITS[unit].label}",
        shown(started_at),
        due_on.isoformat() if due_on else "中止计算",
        str(STATES[state].label),
        shown(stopped_at) if stopped_at else "",
        calendar,
    ]
