"""Counting the layers of past days, from the evidence of each day: history for a register that was taken over late."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localdate

from zhichi.domains.coverage.actions.reckoning import keep_course, keep_layers, totals
from zhichi.domains.coverage.enums import LedgerCode
from zhichi.domains.coverage.models import CoverageDay
from zhichi.domains.coverage.models.judging import alive_on
from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.forecast import month_end_after
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append

Told = Callable[[date], object]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Days that were counted, and those of them whose counts are new or differ from what had been kept."""

    counted: tuple[date, ...]
    changed: tuple[date, ...]


def rebuild(
    *,
    by: Actor,
    at: datetime,
    days: Iterable[date],
    again: bool = False,
    course: bool = True,
    told: Told | None = None,
) -> Rebuilt:
    """Count the layers of past days as far as is known now, each in a transaction of its own; then the forecasts.

    Days that somebody has counted are left as they are unless `again`; what differs then is replaced, and the ledger
    keeps both. Standings of points are the newest night's and stay. Without `course` the forecasts are left to the day
    that the caller reckons next. Only the system counts (PermissionDenied);
    ValueError for today and later, which the night counts. Broken off, it goes on where it stopped.
    """
    if by.kind != "system":
        raise PermissionDenied("覆盖历史由系统计算，不能手工录入。")
    asked = sorted(set(days))
    if asked and asked[-1] >= localdate(at):
        raise ValueError("today is counted by the night, and no day before it comes")
    kept = set(CoverageDay.objects.filter(day__in=asked).values_list("day", flat=True).distinct())
    wanted = [day for day in asked if again or day not in kept]
    changed = []
    for day in wanted:
        if _count(by, at, day):
            changed.append(day)
        if told:
            told(day)
    newest = CoverageDay.objects.order_by("-day").values_list("day", flat=True).first()
    if course and changed and newest is not None:
        with transaction.atomic():
            keep_course(newest, at)
    return Rebuilt(tuple(wanted), tuple(changed))


def _count(by: Actor, at: datetime, day: date) -> bool:
    with transaction.atomic():
        if not keep_layers(layers_on(day, alive=alive_on(day)), at):
            return False
        payload = {"day": day.isoformat(), "vitality": vitality().version, "tiers": totals(day)}
        append(subject="coverage:days", at=at, actor=by.ref, code=LedgerCode.REBUILT, payload=payload)
    return True


def days_between(first: date, last: date, *, month_ends: bool = False) -> list[date]:
    """Every day from `first` to `last`, or only the last days of months among them."""
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [day for day in days if not month_ends or day == month_end_after(day, 0)]
