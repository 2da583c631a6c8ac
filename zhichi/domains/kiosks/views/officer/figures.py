"""Figures of the month: uses by kiosk, and what was begun. Assisted use stands apart."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from zhichi.domains.kiosks.enums import EndedBy
from zhichi.domains.kiosks.models import Kiosk, Use
from zhichi.foundation.sockets.public import KIOSK_TASKS

CALL = "叫工作人员"


def month_of(at: datetime) -> datetime:
    return localtime(at).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def by_kiosk(kiosks: QuerySet[Kiosk], since: datetime) -> list[Any]:
    """Kiosks with `all_uses`, `assisted` and `left` since a moment. One statement."""
    this = Q(uses__began_at__gte=since)
    return list(
        kiosks.annotate(
            all_uses=Count("uses", filter=this),
            assisted=Count("uses", filter=this & Q(uses__assisted=True)),
            left=Count("uses", filter=this & Q(uses__ended_by=EndedBy.IDLE)),
        )
    )


def by_task(uses: QuerySet[Use]) -> list[tuple[str, int]]:
    """What was begun, the most frequent first; a task counts once a use."""
    found = Counter(task for tasks in uses.values_list("tasks", flat=True).iterator() for task in tasks)
    titles = {key: task.title for key, task in KIOSK_TASKS.items()} | {"call": CALL}
    return [(titles.get(key, key), number) for key, number in found.most_common()]
