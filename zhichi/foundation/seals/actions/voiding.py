"""Making a use void: it keeps its number and stays in sight with the reason, in the register and in public."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_void
from zhichi.foundation.seals.actions.approving import taken
from zhichi.foundation.seals.actions.noting import note, said
from zhichi.foundation.seals.enums import Code
from zhichi.foundation.seals.models import SealUse


def void_use(*, use: SealUse, because: str, by: Actor, at: datetime) -> SealUse:
    """RefusedError without a reason, without the right, or when nothing was stamped. The document can be asked anew."""
    because = said(because, "because", "为什么作废")
    with refusing(), transaction.atomic():
        seal, request = taken(use.request)
        held = SealUse.objects.select_for_update().get(pk=use.pk)
        verdict = can_void(by, request)
        if not verdict:
            raise RefusedError(verdict.because)
        if held.stamped_at is None:
            raise RefusedError("还没有盖章，不用作废，撤回申请就可以。")
        if held.is_void:
            raise RefusedError("这次用印已经作废了。")
        held.voided_at, held.voided_by, held.voided_because, held.live = at, by.ref, because, False
        held.save(update_fields=["voided_at", "voided_by", "voided_because", "live"])
        note(
            seal, Code.VOIDED, by=by, at=at, use=held.pk, year=held.year, number=held.number, because=because
        )
    return held
