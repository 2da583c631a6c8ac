"""Handing over on leaving: all posts at once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhichi.foundation.accounts.access import can_hand_over
from zhichi.foundation.accounts.actions.note import demand, note
from zhichi.foundation.accounts.actors import Actor
from zhichi.foundation.accounts.enums import Code
from zhichi.foundation.accounts.models import Delegation, Officer, Post
from zhichi.foundation.accounts.rules.faults import AccountError
from zhichi.foundation.accounts.signals import work_handed_over


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
