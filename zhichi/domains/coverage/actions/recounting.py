"""Kept days of which something was recorded later: marked in that very transaction, counted again by the night."""

from datetime import date, datetime

from django.db.models import Max, Min
from django.utils.timezone import localdate, localtime

from zhichi.domains.coverage.actions.rebuilding import Rebuilt, rebuild
from zhichi.domains.coverage.actions.reckoning import NIGHT
from zhichi.domains.coverage.enums import LedgerCode
from zhichi.domains.coverage.models import CoverageDay
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import append

# Some two minutes for a city; the hour after goes on where this one stopped.
AT_ONCE = 40


def mark_stale(since: date, at: datetime) -> None:
    """Fits `sockets.PAST_CHANGES`: days kept from `since` on wait to be counted again; an entry says so."""
    kept = CoverageDay.objects.filter(day__gte=since, day__lt=localdate(at), stale=False)
    span = kept.aggregate(first=Min("day"), last=Max("day"))
    if span["first"] is None:
        return
    kept.update(stale=True)
    append(
        subject="coverage:days",
        at=at,
        actor=SYSTEM.ref,
        code=LedgerCode.STALE,
        payload={name: day.isoformat() for name, day in span.items()},
    )


def recount_stale(at: datetime) -> Rebuilt | None:
    """Periodic, after NIGHT o'clock: the stale days, the newest first, some at a time. None when there are none."""
    if localtime(at).hour < NIGHT:
        return None
    stale = CoverageDay.objects.filter(stale=True, day__lt=localdate(at)).order_by("-day")
    days = list(stale.values_list("day", flat=True).distinct()[:AT_ONCE])
    return rebuild(by=SYSTEM, at=at, days=days, again=True) if days else None
