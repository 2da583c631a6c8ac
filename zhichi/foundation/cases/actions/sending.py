"""Work that crosses rooms or desks: sent with a reason, and told to the citizen."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.cases.actions.faults import RefusedError
from zhichi.foundation.cases.models import Case, Referral
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.sockets.public import INTAKES

# The third transfer of one matter needs a supervisor (domain.md §2.6: ping-pong guard).
FREE_TRANSFERS = 2
SUPERVISORS = (
    Role.JUSTICE_OFFICE_HEAD,
    Role.LEGAL_AID_HEAD,
    Role.PLS_ADMIN,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
)


@transaction.atomic
def refer(
    *, case: Case, intake: str, to_unit: Unit, reason: str, basis: str = "", by: Actor, at: datetime
) -> Referral:
    """Send a case's matter to another room's desk, inside the transaction of the verb that says so.

    RefusedError without a reason, to an unknown intake, or on a third transfer by nobody in charge."""
    if not reason.strip():
        raise RefusedError("请写明转介的理由。", "reason")
    if intake not in INTAKES:
        raise RefusedError("没有可以接收这类转介的业务。", "intake")
    if by.officer_id is None:
        raise RefusedError("转介须由工作人员办理。")
    if _transfers(case) >= FREE_TRANSFERS and not any(by.has(role) for role in SUPERVISORS):
        raise RefusedError("此件已转过两次，第三次转介须由负责人办理。")
    return Referral.objects.create(
        case=case,
        intake=intake,
        from_unit=case.unit,
        to_unit=to_unit,
        reason=reason.strip(),
        basis=basis,
        sent_at=at,
        sent_by_id=by.officer_id,
        citizen_told_at=at,
    )


def _transfers(case: Case) -> int:
    """How often this matter has been passed on, its earlier cases included."""
    count, seen = 0, case
    while True:
        count += seen.referrals.count()
        before = Referral.objects.select_related("case").filter(opened=seen).first()
        if before is None:
            return count
        seen = before.case
