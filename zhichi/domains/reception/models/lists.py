"""Halls with how their day goes, for lists."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from zhichi.domains.reception.rules.subjects import code_of
from zhichi.foundation.appointments.public import AT_WINDOW, Hall, State


@dataclass(frozen=True, slots=True)
class HallRow:
    subject: str
    name: str
    taking: bool
    waiting: int
    at_window: int
    coming: int
    displaced: int

    @property
    def code(self) -> str:
        return code_of(self.subject)


def halls_today(halls: QuerySet[Hall], at: datetime) -> list[HallRow]:
    """Those with somebody in them first. One statement."""
    today = Q(turns__day=localdate(at))
    counted = halls.annotate(
        waiting=Count("turns", filter=today & Q(turns__state=State.ARRIVED)),
        at_window=Count("turns", filter=today & Q(turns__state__in=AT_WINDOW)),
        coming=Count("turns", filter=today & Q(turns__state=State.BOOKED)),
        displaced=Count("turns", filter=Q(turns__state=State.DISPLACED)),
    )
    columns = ("subject", "name", "taking", "waiting", "at_window", "coming", "displaced")
    rows = [HallRow(*row) for row in counted.order_by("pk").values_list(*columns)]
    return sorted(rows, key=lambda row: (-(row.waiting + row.at_window), -row.coming))
