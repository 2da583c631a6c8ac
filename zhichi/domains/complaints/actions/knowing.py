"""A look at a protected name: by a named handler, with a purpose, on the ledger."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.complaints.access import can_know_reporter
from zhichi.domains.complaints.actions.classifying import row_of
from zhichi.domains.complaints.enums import LedgerCode
from zhichi.domains.complaints.models import KeptReporter
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError, hold
from zhichi.foundation.ledger.public import append


@transaction.atomic
def reveal_reporter(*, case: Case, purpose: str, by: Actor, at: datetime) -> list[KeptReporter]:
    """Who filed. PermissionDenied for everybody but those named; RefusedError without a purpose."""
    verdict = can_know_reporter(by, row_of(case))
    if not verdict:
        raise PermissionDenied(verdict.because)
    if not 2 <= len(purpose.strip()) <= 200:
        raise RefusedError("请写明查看的用途，2 到 200 个字。", "purpose")
    hold(case)
    append(
        subject=case.subject,
        at=at,
        actor=by.ref,
        code=LedgerCode.REVEALED,
        basis="个人信息保护法§51",
        payload={"purpose": purpose.strip()},
    )
    return list(KeptReporter.objects.filter(case=case).order_by("pk"))
