"""What the pages of a paper and of a case say of seals."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.urls import reverse

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.public import Paper, SealKind
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.models.rulebook import rulebook
from zhichi.foundation.seals.models.seal import Seal
from zhichi.foundation.seals.models.use import SealedBytes, SealUse
from zhichi.foundation.seals.models.vaulting import checked_bytes
from zhichi.foundation.seals.rules.book import SealType
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


def with_seal(paper: Paper) -> bytes | None:
    """Fits `sockets.PAPER_SEALED`: the paper with its electronic seal, where one stands on it."""
    held = SealedBytes.objects.filter(use__paper=paper, use__live=True).select_related("use").first()
    return checked_bytes(held) if held is not None else None


def in_whose_name(unit: Unit, organ: Unit, wanted: str, day: date) -> Unit:
    """Fits `sockets.PAPER_NAMES`: name and seal of a paper are one organ's (国发〔1999〕25号 §15).

    A kind of unit that the rules name has no seal of its own: while it has none in the register, and the organ that
    numbers its papers has one, its papers are that organ's.
    """
    if unit.pk == organ.pk:
        return unit
    types = [one for one in rules_on(day) if wanted in one.papers and unit.kind in one.below]
    if not types:
        return unit
    seals = Seal.objects.usable(day).filter(kind__in=[one.key for one in types], organ__in=[unit, organ])
    holders = set(seals.values_list("organ_id", flat=True))
    return organ if organ.pk in holders and unit.pk not in holders else unit


def rules_on(day: date) -> Collection[SealType]:
    try:
        return rulebook(day).types.values()
    except LookupError:
        return ()


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
