"""Every night: how far each point is from its next grade. Kept, because a city takes more than a second."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.enums import LedgerCode
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.models.far import distances
from zhichi.domains.standards.models.kept import KeptDistance, packed
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.ledger.public import append

AT_ONCE = 1000


def reckon_distances(*, by: Actor, at: datetime) -> int:
    """Reckon every operating point anew by the checklists of the day; answers how many."""
    rows = [
        KeptDistance(
            point_id=pk, checklist=checklist, score=far.counted.score, known=packed(far), reckoned_at=at
        )
        for checklist in Checklist.objects.current(localdate(at))
        for pk, far in distances(
            Point.objects.filter(tier=checklist.tier, status=Status.OPERATING), checklist.sheet, at=at
        ).items()
    ]
    with transaction.atomic():
        KeptDistance.objects.all().delete()
        KeptDistance.objects.bulk_create(rows, batch_size=AT_ONCE)
        payload = {"points": len(rows)}
        append(subject="standards:distances", at=at, actor=by.ref, code=LedgerCode.DISTANCES, payload=payload)
    return len(rows)


def reckon_distances_if_due(at: datetime) -> int | None:
    """Once a day, and at once where nothing is kept: what the housekeeper calls."""
    kept = KeptDistance.objects.values_list("reckoned_at", flat=True).first()
    if kept is not None and localdate(kept) >= localdate(at):
        return None
    return reckon_distances(by=SYSTEM, at=at)
