"""Lists of papers to be served, and the figures of each county."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.service.enums import OPEN, Flag, State
from zhichi.foundation.service.models.attempt import ServiceAttempt
from zhichi.foundation.service.models.service import Service, ServiceQuerySet
from zhichi.foundation.service.rules import local_day

TABS = {
    "waiting": ("等送达", OPEN),
    "announced": ("公告中", (State.ANNOUNCED,)),
    "done": ("已送达", (State.EFFECTIVE,)),
}


def listed(actor: Actor, tab: str) -> ServiceQuerySet:
    """Of the cases this actor may know of; what is due soonest, or waits longest, first."""
    rows = Service.objects.visible_to(actor).filter(state__in=TABS[tab][1])
    rows = rows.select_related("case__unit", "party")
    return rows.order_by("-settled_at", "-pk") if tab == "done" else rows.order_by("due_on", "made_at", "pk")


@dataclass(frozen=True)
class CountyFigures:
    name: str
    waiting: int
    late: int
    announced: int
    served: int
    flagged: int


def figures_of(actor: Actor, at: datetime) -> list[CountyFigures]:
    """By county, of the cases this actor may know of. Two statements."""
    cases = Case.objects.visible_to(actor).order_by().values("pk")
    by = "case__county_unit__name"
    rows = (
        Service.objects.filter(case__in=cases)
        .order_by(by)
        .values(by)
        .annotate(
            waiting=Count("pk", filter=Q(state__in=OPEN)),
            late=Count("pk", filter=Q(state__in=OPEN, due_on__lt=local_day(at))),
            announced=Count("pk", filter=Q(state=State.ANNOUNCED)),
            served=Count("pk", filter=Q(state=State.EFFECTIVE)),
        )
        .values_list(by, "waiting", "late", "announced", "served")
    )
    wrong = ServiceAttempt.objects.filter(service__case__in=cases, flag__in=(Flag.SIGNER, Flag.CONSENT))
    named = wrong.order_by().values_list(f"service__{by}").annotate(Count("pk"))
    flagged = dict(named)
    return [
        CountyFigures(name, waiting, late, announced, served, flagged.get(name, 0))
        for name, waiting, late, announced, served in rows
    ]
