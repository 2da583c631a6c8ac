"""What the page of a case says of its file."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.models.latest import dossiers_of
from zhichi.foundation.sockets.public import CaseSection


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection:
    """Fits `sockets.CASE_SECTIONS`. One statement."""
    url = reverse("dossiers:one", args=[case.number])
    found = dossiers_of(case=case.pk)
    if not found:
        return CaseSection("卷宗", (("还没有固定", "作出决定时自动固定", url),))
    (one,) = found
    lines = [(str(one.get_state_display()), f"{one.items} 件，下载证据包", url)]
    if one.lacks:
        lines.append(("还缺", "、".join(one.lacks), ""))
    if one.late:
        lines.append(("决定以后补入", f"{one.late} 件", url))
    return CaseSection("卷宗", tuple(lines))
