"""Taking a mandate back: at any time, by whoever holds the key of the case, on the page or at any desk."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError, hold, refusing
from zhichi.foundation.ledger.public import append
from zhichi.foundation.mandates.enums import Code
from zhichi.foundation.mandates.models import Mandate


def revoke(*, case: Case, by: Actor, at: datetime) -> Mandate:
    """The caller has made sure of the key: code and last four. What was done before stays done.

    Raises RefusedError where there is no mandate or it was taken back before.
    """
    with refusing(), transaction.atomic():
        hold(case)
        mandate = Mandate.objects.select_for_update().filter(case=case).first()
        if mandate is None:
            raise RefusedError("这一件没有委托别人代办。")
        if mandate.revoked_at is not None:
            raise RefusedError("委托已经撤回了，不用再撤。")
        mandate.revoked_at, mandate.revoked_by = at, by.ref
        mandate.save(update_fields=["revoked_at", "revoked_by"])
        append(
            subject=case.subject,
            at=at,
            actor=by.ref,
            code=Code.REVOKED,
            basis="民法典§173",
            payload={"until": mandate.until.isoformat()},
        )
    return mandate
