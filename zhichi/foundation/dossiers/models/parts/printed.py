"""The papers that were issued in a case: the exact bytes whose digest is on the ledger."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import BinaryIO

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.models.parts.readings import papers_of
from zhichi.foundation.papers.public import Paper, PaperState, paper_bytes
from zhichi.foundation.sockets.public import DossierItem

PDF = "application/pdf"


def paper_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. One statement."""
    return [_item(*row) for row in papers_of(case=case.pk)]


def _item(
    pk: int,
    key: str,
    title: str,
    number: str,
    state: str,
    at: datetime,
    by: str,
    hash_name: str,
    digest: str,
    size: int,
    pages: int,
) -> DossierItem:
    told = f"{title} {number}".strip() + ("（已作废）" if state == PaperState.VOID else "")
    return DossierItem(f"paper:{key}", told, at, by, PDF, None, str(pk), digest, hash_name, size, pages)


def open_paper(ref: str) -> BinaryIO:
    """FileNotFoundError when its bytes are gone."""
    paper = Paper.objects.select_related("bytes").filter(pk=ref, bytes__isnull=False).first()
    if paper is None:
        raise FileNotFoundError(ref)
    return BytesIO(paper_bytes(paper))
