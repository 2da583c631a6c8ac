"""What waits of this room for one officer: messages he has not read, and what could not be delivered."""

from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.notices.access import can_settle
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.models.unread import at_desk
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import padded

GROUP = "消息"
# What nobody has read for so long is no news any more.
NEWS = timedelta(days=30)


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`. One statement, and a second only where lately something of his came back."""
    if actor.officer_id is None or not actor.posts:
        return []
    units = padded(sorted({post.unit_id for post in actor.posts}))
    slots = {f"unit{n}": unit for n, unit in enumerate(units)}
    row = at_desk.first(len(units), officer=actor.officer_id, since=at - NEWS, **slots)
    if row is None:
        return []
    _, count, oldest, came_back = row
    found = []
    if count and oldest is not None:
        found.append(Waiting(GROUP, "消息没有看", count, reverse("notices:mine"), since=localdate(oldest)))
    if came_back and can_settle(actor):
        failed = Delivery.objects.visible_to(actor).unsettled().order_by()
        told = failed.aggregate(count=Count("pk"), since=Min("ended_at"))
        if told["count"]:
            url, since = f"{reverse('notices:log')}?state=failed", localdate(told["since"])
            found.append(Waiting(GROUP, "通知送不到，要另外告知", told["count"], url, since=since))
    return found
