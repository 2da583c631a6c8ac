"""People in halls who wait, and bookings that need a hand. Fits `sockets.WAITING`."""

from datetime import datetime

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import MANAGERS, SERVERS, Hall, State, Turn
from zhichi.foundation.sockets.public import Waiting

GROUP = "接待"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Who stands in my halls now; for the heads also bookings whose time was taken away. One statement."""
    if not any(actor.has(role) for role in SERVERS):
        return []
    mine = Turn.objects.filter(hall__in=Hall.objects.visible_to(actor))
    here = mine.filter(day=localdate(at), state=State.ARRIVED)
    taken = mine.filter(state=State.DISPLACED)
    rows = (here | taken).order_by().values_list("state").annotate(Count("pk"), Min("day"))
    found = []
    for state, count, day in rows:
        if state == State.ARRIVED:
            found.append(
                Waiting(GROUP, "大厅里有人在等", count, reverse("reception:office_halls"), since=day)
            )
        elif any(actor.has(role) for role in MANAGERS):
            title = "预约的时间取消了，人还没有选新时间"
            found.append(Waiting(GROUP, title, count, reverse("reception:office_halls"), since=day))
    return found
