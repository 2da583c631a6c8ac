"""The documents of a request: their exact bytes, whether they may be sealed, whether they are still what was asked."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.files.public import original
from zhichi.foundation.papers.public import Paper, SealKind, paper_bytes
from zhichi.foundation.seals.models import Seal, SealUse
from zhichi.foundation.seals.rules.blank import blank_fault
from zhichi.foundation.seals.rules.book import Rulebook
from zhichi.foundation.seals.rules.lists import Listed, list_bytes
from zhichi.foundation.vault.public import crypto

PORTION = 40


def document_bytes(use: SealUse) -> bytes:
    """What is to be sealed, byte for byte.

    ValueError when an issued paper is not what the ledger says, FileNotFoundError when it has no bytes: not set yet,
    or destroyed with its file.
    """
    if use.paper is not None:
        if not hasattr(use.paper, "bytes"):
            raise FileNotFoundError(f"paper {use.paper_id} has no bytes")
        return paper_bytes(use.paper)
    if use.file is None:
        raise ValueError(f"use {use.pk} has no document")
    with original(use.file) as held:
        return held.read()


def opened_in_turn(uses: Sequence[SealUse]) -> Iterator[SealUse]:
    """The uses in their order, the bytes of a few papers read at once: a list of a thousand is never all in memory."""
    for start in range(0, len(uses), PORTION):
        some = uses[start : start + PORTION]
        papers = [use.paper for use in some if use.paper is not None]
        prefetch_related_objects(papers, "bytes")
        yield from some
        for paper in papers:
            paper._state.fields_cache.pop("bytes", None)


def paper_fault(paper: Paper, seal: Seal, book: Rulebook) -> str:
    """Why this paper cannot have this seal, as one sentence; "" when it can."""
    wanted = paper.template.says.seal
    if not paper.is_issued:
        return f"《{paper}》{paper.get_state_display()}，不能盖章。"
    if wanted == SealKind.NONE:
        return f"《{paper.title}》不用盖章。"
    if wanted not in book.types[seal.kind].papers:
        return f"《{paper.title}》要盖{paper.template.says.seal_words}，不是“{book.types[seal.kind].title}”。"
    if seal.organ_id != paper.unit_id:
        return f"《{paper}》由{paper.unit.name}出具，不能盖{seal.organ.name}的印章。"
    because = blank_fault(str(paper.content.get("body", "")))
    return f"《{paper}》：{because}" if because else ""


def changed(uses: Sequence[SealUse]) -> list[str]:
    """Which of them are not, or no longer, what was asked for."""
    found = []
    for use in opened_in_turn(uses):
        if use.paper is not None and not use.paper.is_issued:
            found.append(f"第 {use.n} 件《{use.title}》{use.paper.get_state_display()}")
            continue
        try:
            same = crypto().hexdigest(document_bytes(use)) == use.digest
        except (ValueError, OSError):
            same = False
        if not same:
            found.append(f"第 {use.n} 件《{use.title}》的内容变了")
    return found


def refuse_changed(uses: Sequence[SealUse]) -> None:
    """RefusedError naming what changed: then nothing of the list is approved or stamped."""
    found = changed(uses)
    if found:
        whole = "整张清单都不能盖章" if len(uses) > 1 else "不能盖章"
        raise RefusedError(f"{'；'.join(found[:5])}。{whole}，请撤回后重新申请。")


def list_digest(request: Any, uses: Sequence[SealUse]) -> str:
    listed = [Listed(use.digest, use.pages, use.copies) for use in uses]
    held = list_bytes(seal=request.seal_id, manner=request.manner, seam=request.seam, listed=listed)
    return crypto().hexdigest(held)
