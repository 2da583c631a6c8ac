"""What the page of a case says of its risks. Fits `sockets.CASE_SECTIONS`."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.risks.models.finding import source_of
from zhichi.foundation.risks.models.signal import standing
from zhichi.foundation.sockets.public import CaseSection


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """One statement, and none for a kind that nobody checks."""
    if source_of(case.kind) is None:
        return None
    url = reverse("risks:file", args=[case.number])
    lines = [
        (f"{one.get_state_display()}：{one.signal.title}", f"{one.words}（{one.signal.stands_on}）", url)
        for one in standing([case.pk]).get(case.pk, ())
    ]
    return CaseSection("法律风险", tuple(lines) or (("没有发现", "逐条看法院会查什么", url),))
