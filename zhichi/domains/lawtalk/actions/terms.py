"""What the contract of an adviser says about money and talks: kept by the desk, read by the villagers."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_arrange
from zhichi.domains.lawtalk.enums import Code
from zhichi.domains.lawtalk.models import AdviserTerms
from zhichi.domains.network.public import PointPerson
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


def set_terms(
    *,
    person: PointPerson,
    paid_by: str,
    fee: int | None,
    lectures_a_quarter: int | None,
    by: Actor,
    at: datetime,
) -> AdviserTerms:
    """PermissionDenied for who does not arrange this point's advisers."""
    verdict = can_arrange(by, person.point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    told = {"paid_by": paid_by.strip(), "fee": fee, "lectures_a_quarter": lectures_a_quarter}
    with transaction.atomic():
        terms, _ = AdviserTerms.objects.update_or_create(
            person=person, defaults={**told, "set_at": at, "set_by": by.ref}
        )
        payload = {"person": person.pk, **told}
        append(
            subject=f"point:{person.point.code}", at=at, actor=by.ref, code=Code.TERMS_SET, payload=payload
        )
    return terms
