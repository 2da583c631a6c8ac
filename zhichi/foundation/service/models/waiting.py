"""Papers that wait to be served at an officer's desk. Fits `sockets.WAITING`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.regions.public import Tier
from zhichi.foundation.service.enums import OPEN
from zhichi.foundation.service.models.service import Service
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading

GROUP = "送达"


def desks_of(actor: Actor) -> list[str]:
    """Paths of the units whose cases this officer works on; a city desk serves what lies at the city alone."""
    return sorted(
        {post.unit_path for post in actor.posts if post.role in REGISTRARS and post.tier != Tier.CITY}
    )


def lying(paths: Iterable[Any]) -> Q:
    """In a case that lies at one of these branches."""
    inside = Q(pk__in=[])
    for path in paths:
        inside |= Q(case__unit__path__startswith=path)
    return inside


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One statement."""
    paths = desks_of(actor)
    if not paths:
        return []
    held = {f"path{n}": path for n, path in enumerate(padded(paths))}
    rows = _counted(len(held), today=localdate(at), **held)
    if not rows:
        return []
    count, late = sum(row[1] for row in rows), sum(row[3] for row in rows)
    since = localdate(min(row[2] for row in rows))
    return [Waiting(GROUP, "等送达的文书", count, reverse("service:waiting"), late=late, since=since)]


@reading
def _counted(
    width: int, /, *, today: Slot, **paths: Slot
) -> QuerySet[Service, tuple[str, int, datetime, int]]:
    """By state."""
    rows = Service.objects.filter(lying(paths.values()), state__in=OPEN).order_by()
    late = Count("pk", filter=Q(due_on__lt=today))
    return rows.values_list("state").annotate(Count("pk"), Min("made_at"), late=late)
