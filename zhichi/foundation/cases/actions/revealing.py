"""Looks at hidden or sensitive content, each one an entry on the ledger with its purpose."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.access import can_reveal
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.models import Case, Party
from zhichi.foundation.ledger.public import append
from zhichi.foundation.statements.public import Slot, reading


@transaction.atomic
def reveal(*, case: Case, purpose: str, by: Actor, at: datetime) -> list[Party]:
    """The parties with everything shown; the look is logged with its purpose (个人信息保护法 §51).

    Raises RefusedError without a purpose or without the right.
    """
    if len(purpose.strip()) < 2:
        raise RefusedError("请写明查看完整信息的用途。", "purpose")
    verdict = can_reveal(by, case)
    if not verdict:
        raise RefusedError(verdict.because)
    hold(case)
    append(
        subject=case.subject,
        at=at,
        actor=by.ref,
        code="cases.party.revealed",
        basis="个人信息保护法§51",
        payload={"purpose": purpose.strip()},
    )
    return list(case.parties.all())


@transaction.atomic
def tell_of_reading(*, case: Case, purpose: str, by: Actor, at: datetime) -> None:
    """Log that a sensitive case was opened; an ordinary case needs no entry."""
    if case.confidential:
        hold(case)
        append(
            subject=case.subject, at=at, actor=by.ref, code="cases.case.read", payload={"purpose": purpose}
        )


def hold(case: Case) -> None:
    """Keep the case until the transaction ends, so that two entries of its chain never race."""
    if not held_key(pk=case.pk):
        raise Case.DoesNotExist(case.pk)


@reading
def held_key(*, pk: Slot) -> QuerySet[Case, int]:
    return Case.objects.select_for_update().filter(pk=pk).values_list("pk", flat=True)
