"""A seal of the home county with a use that waits and a keeper, for whoever must not see them."""

from datetime import datetime
from typing import Any

from tests.cast import LONG_AGO, City
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.public import Keepership, Seal, SealRequest, SealUse
from zhichi.foundation.vault.public import crypto

STEP = {"title": "负责人批准", "roles": ["legal_aid_head"], "at": "organ", "basis": "国发〔1999〕25号§25"}


def sealed_of(paper: Paper, city: City, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    organ = Unit.objects.get(code="370811-aid")
    digest = crypto().hexdigest(b"world")
    seal = Seal.objects.create(
        kind="legal_aid", name=f"{organ.name}法律援助专用章", organ=organ, form="both", width_mm=42,
        valid_from=LONG_AGO, registered_at=at, registered_by="system:test",
    )  # fmt: skip
    Keepership.objects.create(seal=seal, officer=city.people["sunli"], named_at=at, taken_at=at)
    request = SealRequest.objects.create(
        seal=seal, applicant=city.people["zhaojing"], unit=organ, document="paper", purpose="送达", manner="ink",
        steps=[STEP], rules=1, list_digest=digest, hash_name="sha256", token="world", asked_at=at,
    )  # fmt: skip
    use = SealUse.objects.create(
        request=request, seal=seal, n=1, paper=paper, title="受理通知书", digest=digest, pages=1, copies=1
    )
    return {"seal": seal.pk, "seal_request": request.pk, "seal_use": use.pk}


def seals_now() -> list[Any]:
    """Everything of seals that a stranger's POST might change."""
    return [
        *Seal.objects.order_by("pk").values_list("state", "lost_because"),
        *SealRequest.objects.order_by("pk").values_list("state", "ended_because"),
        *SealUse.objects.order_by("pk").values_list("number", "voided_because", "reconciled_at"),
        Keepership.objects.count(),
    ]
