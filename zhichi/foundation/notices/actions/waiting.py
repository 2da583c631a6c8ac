"""What waits of this room for one officer: messages he has not read, and what could not be delivered."""

from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.notices.access import can_settle
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.models.unread import any_unsettled, unread
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import padded

GROUP = "消息"
# What nobody has read for so long is no news any more.
NEWS = timedelta(days=30)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. Two statements, and a third only while somewhere something could not be delivered."""
    if actor.officer_id is None or not actor.posts:
        return []
    units = padded(sorted({post.unit_id for post in actor.posts}))
    slots = {f"unit{n}": unit for n, unit in enumerate(units)}
    url = reverse("notices:mine")
    found = [
        Waiting(GROUP, "消息没有看", count, url, since=localdate(since))
        for _, count, since in unread(len(units), officer=actor.officer_id, since=at - NEWS, **slots)
    ]
    if can_settle(actor) and any_unsettled():
        failed = Delivery.objects.visible_to(actor).unsettled().order_by()
        told = failed.aggregate(count=Count("pk"), since=Min("ended_at"))
        if told["count"]:
            url = f"{reverse('notices:log')}?state=failed"
            since = localdate(told["since"])
            found.append(Waiting(GROUP, "通知送不到，要另外告知", told["count"], url, since=since))
    return found
