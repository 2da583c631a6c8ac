"""Filings of the last months: by citizens themselves, at a desk, and by somebody acting for them, counted apart.

Pressed for by somebody else is no self-service (domain.md §15, 30).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth
from django.utils.timezone import localtime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, Channel

ITSELF = (Channel.WEB, Channel.KIOSK, Channel.API)
DAYS = 366


@dataclass
class Month:
    """How many filings of a month came how; `acted` and `helped` are in none of the others."""

    title: str
    itself: int = 0
    desk: int = 0
    helped: int = 0
    acted: int = 0

    @property
    def total(self) -> int:
        return self.itself + self.desk + self.helped + self.acted

    @property
    def share(self) -> str:
        """Of those that came by web or kiosk or were filed for somebody: how many were really done alone."""
        base = self.itself + self.helped + self.acted
        return f"{round(100 * self.itself / base)}%" if base else "-"


def months_of(actor: Actor, at: datetime) -> list[Month]:
    """The last twelve months of the cases the actor may see, the newest first. One statement."""
    rows = (
        Case.objects.visible_to(actor)
        .filter(filed_at__gte=at - timedelta(days=DAYS))
        .exclude(channel__in=(Channel.REFERRAL, Channel.OFFICE))
        .order_by()
        .annotate(month=TruncMonth("filed_at"))
        .values_list("month", "channel")
        .annotate(count=Count("pk"), acted=Count("pk", filter=Q(mandate__isnull=False)))
    )
    months: dict[str, Month] = defaultdict(lambda: Month(""))
    for begin, channel, count, acted in rows:
        month = months[f"{localtime(begin):%Y-%m}"]
        month.acted += acted
        if channel in ITSELF:
            month.itself += count - acted
        elif channel == Channel.KIOSK_HELPED:
            month.helped += count - acted
        else:
            month.desk += count - acted
    found = sorted(months.items(), reverse=True)
    for key, month in found:
        month.title = f"{key[:4]}年{int(key[5:])}月"
    return [month for _, month in found]
