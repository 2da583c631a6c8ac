"""What service puts into the file of a case: a slip for each paper, and every proof kept with an attempt."""

from typing import BinaryIO

from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import StoredFile, original
from zhichi.foundation.service.models.attempt import Kept
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.service.models.slip import slip_of
from zhichi.foundation.sockets.public import DossierItem, sheet


def items(case: Case) -> list[DossierItem]:
    """Slips first, then what proves them, in the order of what happened."""
    services = Service.objects.filter(case=case).select_related("case", "party", "unit")
    found = []
    for one in services:
        title = f"送达回证：{one}"
        found.append(
            DossierItem(
                key="service:slip",
                title=title,
                made_at=one.settled_at or one.planned_at,
                made_by=one.unit.name,
                data=sheet(title, slip_of(one)),
            )
        )
    kept = Kept.objects.filter(attempt__service__case=case).select_related("file", "attempt__service__unit")
    return found + [_proof(one) for one in kept.order_by("attempt__told_at", "pk")]


def _proof(one: Kept) -> DossierItem:
    service = one.attempt.service
    return DossierItem(
        key=f"service:{one.proof}",
        title=f"{one.get_proof_display()}：{service}",
        made_at=one.kept_at,
        made_by=service.unit.name,
        media=one.file.mime,
        ref=str(one.file_id),
        digest=one.file.digest,
        size=one.file.size,
    )


def opened(ref: str) -> BinaryIO:
    """The bytes as they came: what the digest was made of."""
    return original(StoredFile.objects.get(pk=int(ref)))
