"""People in halls who wait, and bookings that need a hand. Fits `sockets.WAITING`."""

from datetime import date, datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.public import (
    MANAGERS,
    SERVERS,
    State,
    Turn,
    beside,
    halls_within,
)
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading

GROUP = "接待"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Who stands in my halls now; for the heads also bookings whose time was taken away. One statement."""
    if not any(actor.has(role) for role in SERVERS):
        return []
    paths = {f"path{n}": path for n, path in enumerate(padded(actor.paths()))}
    stands = beside(actor)
    tiers = tuple(tier for tier, _ in stands)
    near = {f"near{n}": path for n, (_, path) in enumerate(stands)}
    found = []
    for state, count, day in _waits(len(paths), tiers, today=localdate(at), **paths, **near):
        if state == State.ARRIVED:
            found.append(
                Waiting(GROUP, "大厅里有人在等", count, reverse("reception:office_halls"), since=day)
            )
        elif any(actor.has(role) for role in MANAGERS):
            title = "预约的时间取消了，人还没有选新时间"
            found.append(Waiting(GROUP, title, count, reverse("reception:office_halls"), since=day))
    return found


@reading
def _waits(
    width: int, tiers: tuple[str, ...], /, *, today: Slot, **paths: Slot
) -> QuerySet[Turn, tuple[str, int, date]]:
    """Who stands there today and whose time was taken away, by state, in the halls that `visible_to` names."""
    mine = [paths[f"path{n}"] for n in range(width)]
    near = [(tier, paths[f"near{n}"]) for n, tier in enumerate(tiers)]
    inside = halls_within(mine, near, to="hall__")
    here = Q(inside, day=today, state=State.ARRIVED)
    taken = Q(inside, state=State.DISPLACED)
    rows = Turn.objects.filter(here | taken).order_by()
    return rows.values_list("state").annotate(Count("pk"), Min("day"))
