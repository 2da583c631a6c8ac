"""What the pages of a consultation say of its publication: to its citizen, and in the office."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from zhichi.domains.lawtalk.enums import State
from zhichi.domains.lawtalk.models.public_answer import KIND, PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.sockets.public import CaseSection, CitizenOffer


def is_answered(case: Case) -> bool:
    return Act.objects.filter(case=case, verb__startswith="answer").exists()


def offers(case: Case, at: datetime) -> list[CitizenOffer]:
    """Fits `sockets.CITIZEN_OFFERS`: an answered question may be shown to others. One statement."""
    if case.kind != KIND or not is_answered(case):
        return []
    url = reverse("lawtalk:allow", args=[case.tracking_code])
    return [CitizenOffer("让别人也能看到这个问答（去掉个人信息）", url)]


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`; None while its citizen has not allowed it. One statement, for consultations."""
    if case.kind != KIND:
        return None
    held = PublicAnswer.objects.filter(case=case).only("state", "case_id").first()
    if held is None:
        return None
    words = str(State(held.state).label)
    return CaseSection("公开问答", (("现在", words, reverse("lawtalk:one", args=[held.pk])),))
