"""What the page of a case says of its publication copies."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.public import Paper, PaperState
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.models.publication import Publication
from zhichi.foundation.sockets.public import CaseSection


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`: issued papers with their copies. Two statements; none without papers."""
    papers = list(
        Paper.objects.filter(case=case, state=PaperState.ISSUED).values_list("pk", "title", "number")
    )
    if not papers:
        return None
    live = Publication.objects.filter(paper__case=case).exclude(state=State.WITHDRAWN)
    states = {paper: (pk, state) for paper, pk, state in live.values_list("paper", "pk", "state")}
    lines = []
    for pk, title, number in papers:
        there = states.get(pk)
        said = State(there[1]).label if there else "做公开本"
        url = reverse("redaction:one", args=[there[0]]) if there else reverse("redaction:new", args=[pk])
        lines.append((f"{title}{number}", str(said), url))
    return CaseSection("向社会公开", tuple(lines))
