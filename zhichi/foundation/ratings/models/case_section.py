"""What the page of a case says of ratings: whether one can be asked for, never what was said."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ratings.models.rating import Rating
from zhichi.foundation.sockets.public import CaseSection

RATEABLE = ("decided", "closed")


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`; None while nothing is finished. One statement."""
    given = Exists(Rating.objects.filter(case=OuterRef("case"), event=OuterRef("seq")))
    done = Act.objects.filter(case=case, milestone__in=RATEABLE).order_by("-seq")
    newest = list(done.annotate(rated=given).values_list("rated", flat=True)[:1])
    if not newest:
        return None
    if newest[0]:
        words = "当事人已经评价。评价只按单位汇总，不显示在这里。"
        return CaseSection("服务评价", (("这次办理", words, ""),))
    url = reverse("ratings:invite", args=[case.number])
    return CaseSection("服务评价", (("这次办理", "请当事人评价（二维码或者评价码）", url),))
