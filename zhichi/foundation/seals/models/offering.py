"""What the pages of a paper and of a case say of seals."""

from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.public import Paper, SealKind
from zhichi.foundation.seals.models.use import SealUse
from zhichi.foundation.sockets.public import CaseSection, PaperOffer


def paper_offers(paper: Paper, actor: Actor) -> list[PaperOffer]:
    """Fits `sockets.PAPER_OFFERS`. One statement."""
    if not paper.is_issued or paper.template.says.seal == SealKind.NONE:
        return []
    use = SealUse.objects.filter(paper=paper, live=True).select_related("request", "seal").first()
    if use is None:
        asked = f"{reverse('seals:ask')}?paper={paper.pk}"
        return [PaperOffer("申请用印", asked, f"要盖{paper.template.says.seal_words}")]
    return [
        PaperOffer(f"用印：{said_of(use)}", reverse("seals:request", args=[use.request_id]), use.seal.name)
    ]


def said_of(use: SealUse) -> str:
    if use.is_void:
        return f"{use.numbered}，已作废"
    return use.numbered or str(use.request.get_state_display())


def case_section(case: Case, actor: Actor, materials: Any) -> CaseSection | None:
    """Fits `sockets.CASE_SECTIONS`. One statement; nothing where no seal was asked for."""
    uses = SealUse.objects.filter(paper__case=case).select_related("request", "seal").order_by("pk")
    lines = [
        (use.title, f"{use.seal.name} {said_of(use)}", reverse("seals:request", args=[use.request_id]))
        for use in uses
    ]
    return CaseSection("用印", tuple(lines)) if lines else None
