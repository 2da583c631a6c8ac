"""Items that wait for whoever writes them, because the powers list changed under them."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.models.item_work import open_item_work
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Waiting


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Fits `sockets.WAITING`: for whoever writes items. Three statements at most."""
    if actor.kind != "officer" or not can_edit(actor):
        return []
    work = open_item_work(localdate(at))
    if not work:
        return []
    late = sum(one.since <= localdate(at) for one in work)
    since = min(one.since for one in work)
    url = reverse("catalogue:items")
    title = "权责清单变了，服务事项要改或者停办"
    return [Waiting("服务事项", title, len({one.code for one in work}), url, late=late, since=since)]
