"""What the pages of a case say of its papers: in the office, and to its citizen."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.enums import PaperState
from zhichi.foundation.papers.models.paper import Paper
from zhichi.foundation.sockets.public import CaseSection, CitizenOffer


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection:
    """Fits `sockets.CASE_SECTIONS`. One statement."""
    papers = Paper.objects.filter(case=case).defer("content")
    lines = [
        (
            paper.title,
            f"{paper.number} {paper.get_state_display()}".strip(),
            reverse("papers:one", args=[paper.pk]),
        )
        for paper in papers
    ]
    more = ("印文书", "看能出哪些文书", reverse("papers:of_case", args=[case.number]))
    return CaseSection("出具的文书", (*lines, more))


def offers(case: Case, at: datetime) -> list[CitizenOffer]:
    """Fits `sockets.CITIZEN_OFFERS`: what was issued to the party, to be kept. One statement."""
    given = Paper.objects.filter(case=case, given=True, state=PaperState.ISSUED)
    return [
        CitizenOffer(f"下载{title}{number}（PDF）", reverse("papers:mine", args=[case.tracking_code, pk]))
        for pk, title, number in given.values_list("pk", "title", "number")
    ]
