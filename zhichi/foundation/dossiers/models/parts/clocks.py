"""The time limits of a case as they stood: what ran, from when, until when. Each day can be counted again from it."""

from collections.abc import Sequence

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.models.parts.cases import shown
from zhichi.foundation.dossiers.models.parts.readings import clocks_of
from zhichi.foundation.sockets.public import DossierItem, sheet
from zhichi.foundation.timelimits.public import Clock

HEAD = ("期限", "依据", "长度", "从", "到", "状态", "停止", "节假日版本")


def clock_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. One statement; the certificates are set later, from the same rows."""
    clocks = clocks_of(subject=case.subject)
    if not clocks:
        return []
    data = sheet("期限计算", [("案号", case.number)], head=HEAD, table=[_row(clock) for clock in clocks])
    moved = [clock.stopped_at or clock.started_at for clock in clocks]
    return [DossierItem("clocks", "期限计算", max(moved), data=data)]


def _row(clock: Clock) -> list[str]:
    return [
        f"{clock.limit.title}（{clock.limit.key} 第{clock.limit.version}版）",
        clock.limit.citation,
        f"{abs(clock.n)}{clock.get_unit_display()}",
        shown(clock.started_at),
        clock.due_on.isoformat() if clock.due_on else "中止计算",
        str(clock.get_state_display()),
        shown(clock.stopped_at) if clock.stopped_at else "",
        clock.calendar_version,
    ]
