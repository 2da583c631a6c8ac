"""What the page of a case in the office says of its mandate."""

from typing import Any

from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.mandates.models.mandate import Mandate
from zhichi.foundation.sockets.public import CaseSection


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`. Two statements."""
    held = Mandate.objects.select_related("officer", "unit").filter(case=case).first()
    if held is None:
        return None
    today = localdate()
    until = f"{held.until.year}年{held.until.month}月{held.until.day}日"
    lines = [
        ("代办人", f"{held.unit.name}，{held.officer.name}", ""),
        ("怎么委托的", str(held.get_way_display()), ""),
        ("委托办什么", held.told_scope, ""),
        ("委托到", f"{until}（{held.standing(today)}）", ""),
    ]
    lines += [
        (f"{localdate(one.at):%Y-%m-%d} 代收", one.record.title, "")
        for one in held.received.select_related("record").order_by("at", "pk")
    ]
    return CaseSection("代办委托", tuple(lines))
