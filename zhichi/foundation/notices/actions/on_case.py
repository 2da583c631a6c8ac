"""What was told about a case, on its page in the office."""

from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from zhichi.foundation.notices.enums import Audience
from zhichi.foundation.notices.models import Delivery, Notice
from zhichi.foundation.sockets.public import CaseSection

SHOWN = 5


def case_section(case: Any, actor: Any, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`: the newest copies, each with where it went and what became of it. One statement."""
    if case.procedure.is_internal:
        return None
    mine = Notice.objects.filter(subject=case.subject, audience=Audience.CITIZEN).order_by()
    copies = Delivery.objects.filter(notice__in=mine).order_by("-pk")[:SHOWN]
    url = reverse("notices:log")
    lines = tuple(
        (
            f"{copy.title}（{localtime(copy.made_at):%m月%d日}）",
            f"{copy.get_channel_display()} {copy.masked}，{copy.get_state_display()}",
            f"{url}?q={case.number}",
        )
        for copy in copies
    )
    return CaseSection("发给当事人的消息", lines) if lines else None
