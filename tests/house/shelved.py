"""The file of the world's case: frozen, archived, and proposed for destruction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.public import Destruction, Dossier, FreezeKind, freeze


def shelved(case: Case, city: City, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    with transaction.atomic():
        frozen = freeze(case=case, kind=FreezeKind.END, by=SYSTEM, at=at)
    assert frozen is not None
    Dossier.objects.filter(case=case).update(state="archived", archived_at=at, keep_until=at.date())
    proposer = city.people["liming"]
    destruction = Destruction.objects.create(
        dossier=frozen.dossier, opinion="保管期满，没有保存价值。", proposed_at=at, proposed_by=proposer
    )
    return {"destruction": destruction.pk}


def shelved_now() -> list[Any]:
    """What no stranger's request may change."""
    return [
        *Dossier.objects.order_by("pk").values_list("pk", "state", "items", "held"),
        *Destruction.objects.order_by("pk").values_list("pk", "state"),
    ]
