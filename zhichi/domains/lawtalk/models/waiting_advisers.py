"""What about advisers waits for an officer: complaints to be looked into. Fits `sockets.WAITING`."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.domains.lawtalk.models.adviser_complaint import ANSWERERS, AdviserComplaint
from zhichi.domains.lawtalk.models.waiting import GROUP
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading


@reading
def _open(
    width: int, /, *, own: Slot, **paths: Slot
) -> QuerySet[AdviserComplaint, tuple[str, int, datetime]]:
    """Open complaints below these desks, without those about the reader himself: how many, since when."""
    mine = Q(pk__in=[])
    for n in range(width):
        mine |= Q(point__unit__path__startswith=paths[f"path{n}"])
    himself = Q(person__isnull=False) & Q(person__officer=own)
    rows = AdviserComplaint.objects.filter(mine, answered_at=None).exclude(himself).order_by()
    return rows.values_list("found").annotate(count=Count("pk"), since=Min("told_at"))


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """One statement."""
    paths = padded(sorted(actor.paths(*ANSWERERS)))
    if not paths:
        return []
    asked = {f"path{n}": path for n, path in enumerate(paths)}
    return [
        Waiting(GROUP, "对法律顾问的投诉等处理", count, reverse("lawtalk:complaints"), since=localdate(since))
        for _, count, since in _open(len(paths), own=actor.officer_id, **asked)
    ]
