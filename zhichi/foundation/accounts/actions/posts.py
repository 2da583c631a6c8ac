"""Posts: granted and ended by the security administrator, lent to a colleague, handed over on leaving."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from zhichi.foundation.accounts.access import can_end_delegation, can_end_post, can_grant_post, can_hand_over
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code, Role
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules import ADMINISTRATORS, PUBLIC, AccountError, clash, overlapping
from zhichi.foundation.accounts.signals import work_handed_over
from zhichi.foundation.regions.public import Unit

LONGEST_DELEGATION = 180  # days


def grant_post(*, officer: Officer, role: str, unit: Unit, from_on: date, by: Actor, at: datetime) -> Post:
    """Give an officer a post from a day on, open-ended. Raises RefusedError or AccountError."""
    demand(can_grant_post(by, officer, unit))
    if role not in Role.values or role in PUBLIC:
        raise AccountError("没有这个岗位，请从列表中选择。")
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=officer.pk)
        held = Post.objects.filter(officer=officer, to_on__isnull=True).values_list("role", flat=True)
        if other := clash(list(held), role):
            raise AccountError(f"他已是{Role(other).label}：三种管理员须分别由三个人担任，不能兼任。")
        try:
            with transaction.atomic():
                post = Post.objects.create(officer=officer, role=role, unit=unit, from_on=from_on)
        except IntegrityError as error:
            raise AccountError("他已经有这个岗位，不用再授予。") from error
        note(officer, Code.POST_GRANTED, by=by, at=at, role=role, unit=unit.code, from_on=from_on.isoformat())
    return post


def end_post(*, post: Post, by: Actor, at: datetime) -> None:
    """The post ends now: today is the first day it no longer holds."""
    demand(can_end_post(by, post))
    with transaction.atomic():
        post.to_on = max(post.from_on, timezone.localdate(at))
        post.save(update_fields=["to_on"])
        note(post.officer, Code.POST_ENDED, by=by, at=at, role=post.role, unit=post.unit.code)


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


def hand_over(*, giver: Officer, taker: Officer, by: Actor, at: datetime) -> None:
    """An officer leaves: his open work goes to the taker, his posts and delegations end.

    The rooms that hold work listen to `signals.work_handed_over`; one that raises stops everything. The taker
    must hold a post in a unit of the giver, or above one. Raises RefusedError or AccountError.
    """
    demand(can_hand_over(by, giver))
    today = timezone.localdate(at)
    with transaction.atomic():
        Officer.objects.select_for_update().get(pk=giver.pk)
        posts = list(Post.objects.filter(officer=giver, to_on__isnull=True).select_related("unit", "officer"))
        desks = list(Post.objects.on(today).filter(officer=taker).values_list("unit__path", flat=True))
        if giver.pk == taker.pk or not taker.is_active:
            raise AccountError("请选择另一位在用的同事接手。")
        if not any(post.unit.path.startswith(desk) for post in posts for desk in desks):
            raise AccountError("接手的人须在同一单位或上级单位有岗位。")
        work_handed_over.send(sender=Officer, giver=giver, taker=taker, by=by, at=at)
        ended = [{"role": post.role, "unit": post.unit.code} for post in posts]
        for post in posts:
            post.to_on = max(post.from_on, today)
            post.save(update_fields=["to_on"])
        running = Delegation.objects.filter(to_on__gt=today)
        for delegation in running.filter(giver=giver) | running.filter(taker=giver):
            delegation.to_on = max(delegation.from_on, today)
            delegation.save(update_fields=["to_on"])
        note(giver, Code.WORK_HANDED_OVER, by=by, at=at, taker=taker.pk, posts=ended)
