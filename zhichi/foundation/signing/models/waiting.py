"""Certificates that run out, for whoever renews them. Fits `sockets.WAITING`."""

from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor, Role
from zhichi.foundation.signing.models.certificate import DUE, SigningCertificate, due
from zhichi.foundation.signing.rules.validity import EXPIRING
from zhichi.foundation.sockets.public import Waiting
from zhichi.foundation.statements.public import Slot, padded, reading


def waiting(actor: Actor, at: datetime) -> list[Waiting]:
    """Of the units below a security administrator's posts. One statement; `late` have run out already."""
    paths = padded(sorted(set(actor.paths(Role.SECURITY_ADMIN))))
    if not paths:
        return []
    held = {f"path{n}": path for n, path in enumerate(paths)}
    rows = _due(len(paths), now=at, soon=at + EXPIRING, **held)
    if not rows:
        return []
    count, late = sum(row[1] for row in rows), sum(row[2] for row in rows)
    first = localdate(min(row[3] for row in rows) - EXPIRING)
    url = f"{reverse('signing:certificates')}?state={DUE}"
    return [Waiting("签章证书", "快到期或者已过期，要换发的签章证书", count, url, late=late, since=first)]


@reading
def _due(
    width: int, /, *, now: Slot, soon: Slot, **paths: Slot
) -> QuerySet[SigningCertificate, tuple[str, int, int, datetime]]:
    """By who signs with them: how many, how many of them have run out, the first end."""
    inside = Q(pk__in=[])
    for path in paths.values():
        inside |= Q(unit__path__startswith=path)
    rows = SigningCertificate.objects.filter(due(soon), inside).order_by()
    past = Count("pk", filter=Q(valid_to__lte=now))
    return rows.values_list("provider").annotate(Count("pk"), past=past, first=Min("valid_to"))
