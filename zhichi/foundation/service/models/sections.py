"""What the pages of a case say of service: in the office, and to its citizen."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, PartyRole
from zhichi.foundation.service.enums import State
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.sockets.public import CaseSection, CitizenOffer


def said_of(service: Service) -> str:
    """Where it stands, in words."""
    told = str(service.get_state_display())
    if service.effective_on is None:
        return told
    day = f"{service.effective_on.year}年{service.effective_on.month}月{service.effective_on.day}日"
    return f"{day}送达" if service.state == State.EFFECTIVE else f"{told}，{day}期满"


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`. One statement, and a second for the people where something is served."""
    services = Service.objects.filter(case=case).select_related("party")
    lines = [
        (f"{one.title}（{one.masked}）", said_of(one), reverse("service:one", args=[one.pk]))
        for one in services
    ]
    more = ("登记送达", "选文书和受送达人", reverse("service:of_case", args=[case.number]))
    return CaseSection("送达", (*lines, more))


def offers(case: Case, at: datetime) -> list[CitizenOffer]:
    """Fits `sockets.CITIZEN_OFFERS`: what is served to the party, and how he can take it. One statement."""
    mine = Service.objects.filter(case=case, party__role__in=(PartyRole.APPLICANT, PartyRole.AGENT))
    told = list(mine.exclude(state=State.WAIVED).values_list("title", "state", "effective_on"))
    if not told:
        return []
    url = reverse("service:mine", args=[case.tracking_code])
    found = []
    for title, state, day in told:
        words = f"{day.month}月{day.day}日送达" if state == State.EFFECTIVE and day else "怎么领取"
        found.append(CitizenOffer(f"{title}：{words}", url))
    return found
