"""An adviser's own log: what I did, what people said of it, by month; no photographs and no quota of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.timezone import localtime

from zhichi.domains.lawtalk.models.duties import BACK_DAYS
from zhichi.domains.lawtalk.models.lecture import Lecture
from zhichi.domains.network.public import ServiceEvent, SlipAnswer
from zhichi.foundation.accounts.public import Actor


def services_of(actor: Actor) -> QuerySet[ServiceEvent]:
    """Services that are mine by name, the newest first."""
    rows = ServiceEvent.objects.filter(person__officer=actor.officer_id, person__isnull=False)
    return rows.select_related("point__region", "slip").order_by("-at", "-pk")


def said_of(event: ServiceEvent, at: datetime) -> str:
    """What whoever was served said of it, in words."""
    slip = getattr(event, "slip", None)
    if event.confirmed:
        return "群众确认"
    if slip is None:
        return "没有凭条"
    if slip.answer == SlipAnswer.NOT_SERVED:
        return "群众说没有"
    return "等群众回答" if slip.expires_at > at else "群众没有回答"


@dataclass
class Month:
    """Counts of a month; `lectures` those that the village said took place."""

    day: date
    services: int = 0
    confirmed: int = 0
    denied: int = 0
    minutes: int = 0
    lectures: int = 0

    @property
    def title(self) -> str:
        return f"{self.day.year}年{self.day.month}月"


def months_of(actor: Actor, at: datetime) -> list[Month]:
    """The last twelve months in which I did something, the newest first. Two statements."""
    since = at - timedelta(days=BACK_DAYS)
    found: dict[date, Month] = {}
    rows = services_of(actor).filter(at__gte=since).order_by().annotate(month=TruncMonth("at"))
    for month, services, confirmed, denied, minutes in rows.values_list("month").annotate(
        services=Count("pk"),
        kept=Count("pk", filter=Q(confirmed=True)),
        denied=Count("pk", filter=Q(slip__answer=SlipAnswer.NOT_SERVED)),
        spent=Sum("minutes", default=0),
    ):
        day = localtime(month).date()
        found[day] = Month(day, services, confirmed, denied, minutes)
    given = Lecture.objects.filter(person__officer=actor.officer_id, took_place=True, held_at__gte=since)
    by_month = given.order_by().annotate(month=TruncMonth("held_at")).values_list("month")
    for month, count in by_month.annotate(count=Count("pk")):
        day = localtime(month).date()
        found.setdefault(day, Month(day)).lectures = count
    return sorted(found.values(), key=lambda one: one.day, reverse=True)
