"""The telephone of whoever gave a bad grade, for the one who has to call; each look is on the ledger."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Party, PartyRole, RefusedError
from zhichi.foundation.ledger.public import append
from zhichi.foundation.ratings.enums import Code, State
from zhichi.foundation.ratings.models import Rectification

CALLING = (State.TO_VERIFY, State.TO_CONTACT, State.TO_CALL_BACK)


@dataclass(frozen=True)
class Contact:
    name: str
    phone: str


def reveal_contact(*, rectification_id: int, purpose: str, by: Actor, at: datetime) -> list[Contact]:
    """Name and telephone of those who opened the case, while somebody has to be called (个人信息保护法 §51).

    Raises PermissionDenied, RefusedError.
    """
    with transaction.atomic():
        one = (
            Rectification.objects.select_for_update(of=("self",))
            .select_related("rating")
            .get(pk=rectification_id)
        )
        if not Rectification.objects.visible_to(by).filter(pk=one.pk).exists():
            raise PermissionDenied("您不能看评价人的联系方式。")
        if one.state not in CALLING:
            raise RefusedError("现在这一步不需要联系评价人。")
        if len(purpose.strip()) < 2:
            raise RefusedError("请写明查看联系方式的用途。", "purpose")
        append(
            subject=one.subject,
            at=at,
            actor=by.ref,
            code=Code.REVEALED,
            basis="个人信息保护法§51",
            payload={"purpose": purpose.strip()},
        )
        parties = Party.objects.filter(case_id=one.rating.case_id).exclude(role=PartyRole.OPPOSING)
        return [Contact(party.name, party.phone) for party in parties.order_by("pk")]
