"""Commitments for tests, on the fixed cast's city."""

from typing import Any

from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.promising import decline_promise, settle_promise, verify_promise
from zhichi.domains.catalogue.models import Commitment, Proof
from zhichi.domains.catalogue.rules.promising import words_of
from zhichi.foundation.cases.public import Filing
from zhichi.foundation.cases.tests.factories import filed, legal_aid

HARDSHIP = "economic_hardship"


def promising(**changes: Any) -> Filing:
    """An application for legal aid with the commitment in place of the proof of hardship."""
    words = words_of(Proof.objects.get(key=HARDSHIP).facts)
    return legal_aid(**({"promises": [(HARDSHIP, words)]} | changes))


def promised(**changes: Any) -> Commitment:
    return Commitment.objects.get(case=filed(promising(**changes)))


def found(city: City, commitment: Commitment, *, true: bool = False, who: str = "zhaojing") -> Commitment:
    return verify_promise(
        pk=commitment.pk, true=true, finding="部门数据已核对。", by=city.actor(who), at=timezone.now()
    )


def declined(city: City, commitment: Commitment, *, who: str = "zhaojing") -> Commitment:
    return decline_promise(pk=commitment.pk, reason="身份没有核对上。", by=city.actor(who), at=timezone.now())


def settled(city: City, commitment: Commitment, *, corrected: bool = True, who: str = "sunli") -> Commitment:
    return settle_promise(
        pk=commitment.pk, corrected=corrected, note="证明已经补交。", by=city.actor(who), at=timezone.now()
    )
