"""Signals that wait for an officer. Fits `sockets.WAITING`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.risks.enums import HEADS, State
from zhichi.foundation.risks.models.signal import RiskSignal
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading

GROUP = "法律风险"


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """What was given to him; for heads and legal affairs of a county also what nobody has yet. One statement."""
    if actor.kind != "officer":
        return []
    paths = _paths(actor)
    held = {f"path{n}": path for n, path in enumerate(padded(paths))} if paths else {}
    rows = list(_counted(len(held), me=actor.officer_id, **held))
    count = sum(row[1] for row in rows)
    if not count:
        return []
    since = localdate(min(row[2] for row in rows))
    url = f"{reverse('risks:all')}?who=waiting"
    return [Waiting(GROUP, "等处理的风险信号", count, url, since=since)]


def waiting_for(actor: Actor) -> Q:
    """The same as a condition, for the list it leads to."""
    return Q(assigned=actor.officer_id) | _below(_paths(actor))


def _paths(actor: Actor) -> list[str]:
    """Branches whose signals wait for a head as long as nobody has them; not the whole city's."""
    return sorted({post.unit_path for post in actor.posts if post.role in HEADS and post.tier != Tier.CITY})


@reading
def _counted(width: int, /, *, me: Slot, **paths: Slot) -> QuerySet[RiskSignal, tuple[str, int, datetime]]:
    wanted = Q(assigned=me) | _below(paths.values())
    rows = RiskSignal.objects.filter(wanted, state=State.OPEN).order_by()
    return rows.values_list("state").annotate(Count("pk"), Min("raised_at"))


def _below(paths: Iterable[Any]) -> Q:
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(unit__path__startswith=path, assigned=None)
    return inside
