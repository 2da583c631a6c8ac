"""What could not be delivered is settled by a person: how the citizen was told otherwise."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.notices.access import can_settle
from zhichi.foundation.notices.enums import Code, State
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.rules import personal

LONGEST_NOTE = 200


class SettleError(ValueError):
    """One Chinese sentence."""


@transaction.atomic
def settle(*, pk: int, note: str, by: Actor, at: datetime) -> Delivery:
    """Write down how. SettleError; PermissionError for who does not work cases; Delivery.DoesNotExist outside scope."""
    verdict = can_settle(by)
    if not verdict:
        raise PermissionError(verdict.because)
    row = Delivery.objects.visible_to(by).select_for_update(of=("self",)).get(pk=pk)
    note = note.strip()
    if row.state != State.FAILED or row.settled_at is not None:
        raise SettleError("这一条不用再处理了。")
    if not 2 <= len(note) <= LONGEST_NOTE:
        raise SettleError(f"请写明怎样告知的，2 到 {LONGEST_NOTE} 个字。")
    if personal(note):
        raise SettleError("这里不要写电话、证件号这样的长号码。")
    row.settled_at, row.settled_by_id, row.settled_note = at, by.officer_id, note
    row.save(update_fields=["settled_at", "settled_by", "settled_note"])
    append(
        subject=f"delivery:{row.pk}", at=at, actor=by.ref, code=Code.DELIVERY_SETTLED, payload={"note": note}
    )
    return row
