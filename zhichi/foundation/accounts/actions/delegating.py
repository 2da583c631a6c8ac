"""Posts lent to a colleague, and given back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhichi.foundation.accounts.access import can_end_delegation
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules.duties import ADMINISTRATORS, overlapping
from zhichi.foundation.accounts.rules.faults import AccountError

LONGEST_DELEGATION = 180  # days


def delegate(
    *, giver: Officer, taker: Officer, from_on: date, to_on: date, reason: str, by: Actor, at: datetime
) -> Delegation:
    """The giver's ordinary posts are held by a colleague of the same unit in [from_on, to_on).

    Raises AccountError: past or too long a span, no shared unit, nothing that may be lent, already lent.
    """
    today = timezone.localdate(at)
    if by.kind != "system" and by.officer_id != giver.pk:
        raise AccountError("只能委托自己的岗位。")
    if from_on < today:
        raise AccountError("开始日期不能早于今天。")
    if not 0 < (to_on - from_on).days <= LONGEST_DELEGATION:
        raise AccountError(f"最后一天不能早于开始日期，委托最长 {LONGEST_DELEGATION} 天。")
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=giver.pk)
        lent = Post.objects.on(from_on).filter(officer=giver).exclude(role__in=ADMINISTRATORS)
        units = set(Post.objects.on(from_on).filter(officer=taker).values_list("unit_id", flat=True))
        if giver.pk == taker.pk or not taker.is_active or not lent.filter(unit_id__in=units).exists():
            raise AccountError("只能委托给同一单位的同事；管理员岗位不能委托。")
        given = Delegation.objects.filter(giver=giver)
        if any(overlapping(from_on, to_on, other.from_on, other.to_on) for other in given):
            raise AccountError("这段时间已经委托给别人了，请先终止原来的委托。")
        delegation = Delegation.objects.create(
            giver=giver, taker=taker, from_on=from_on, to_on=to_on, reason=reason
        )
        payload = {"taker": taker.pk, "from_on": from_on.isoformat(), "to_on": to_on.isoformat()}
        note(giver, Code.DELEGATION_GIVEN, by=by, at=at, **payload)
    return delegation


def end_delegation(*, delegation: Delegation, by: Actor, at: datetime) -> None:
    """End it now; one that has not begun never holds."""
    demand(can_end_delegation(by, delegation))
    today = timezone.localdate(at)
    if delegation.to_on <= today:
        raise AccountError("这次委托已经结束。")
    with transaction.atomic():
        delegation.to_on = max(delegation.from_on, today)
        delegation.save(update_fields=["to_on"])
        note(delegation.giver, Code.DELEGATION_ENDED, by=by, at=at, taker=delegation.taker_id)
