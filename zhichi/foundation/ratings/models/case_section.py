"""What the page of a case says of ratings: whether one can be asked for, never what was said."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ratings.models.rating import Rating
from zhichi.foundation.sockets.public import CaseSection

RATEABLE = ("decided", "closed")


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`; None while nothing is finished. Two statements."""
    done = (
        Act.objects.filter(case=case, milestone__in=RATEABLE).order_by("-seq").values_list("seq", flat=True)
    )
    event = done.first()
    if event is None:
        return None
    if Rating.objects.filter(case=case, event=event).exists():
        words = "当事人已经评价。评价只按单位汇总，不显示在这里。"
        return CaseSection("服务评价", (("这次办理", words, ""),))
    url = reverse("ratings:invite", args=[case.number])
    return CaseSection("服务评价", (("这次办理", "请当事人评价（二维码或者评价码）", url),))
