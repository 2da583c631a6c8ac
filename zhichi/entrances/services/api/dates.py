"""A case's dates: what the API tells of its clocks, read in one narrow statement."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from zhichi.entrances.services.api.shapes import DateKind, LegalDate, RunningDate
from zhichi.foundation.cases.public import Case, Light, light_of
from zhichi.foundation.statements.public import Slot, reading
from zhichi.foundation.timelimits.public import Clock, LimitKind

FIELDS = (
    "limit__key",
    "limit__title",
    "limit__law",
    "limit__article",
    "limit__kind",
    "due_on",
    "provisional",
)


class Told(NamedTuple):
    """What is told of one clock."""

    key: str
    title: str
    law: str
    article: str
    kind: str
    due_on: date | None
    provisional: bool

    @property
    def promised(self) -> bool:
        return self.kind != LimitKind.STATUTORY

    @property
    def shown_kind(self) -> DateKind:
        return DateKind.PROMISE if self.promised else DateKind.STATUTORY


def live_dates(case: Case) -> list[Told]:
    """Of the clocks that are not stopped, the statutory ones first."""
    told = (Told(*row) for row in live_clocks(subject=case.subject))
    return sorted(told, key=lambda told: told.promised)


@reading
def live_clocks(*, subject: Slot) -> QuerySet[Clock, Any]:
    return Clock.objects.filter(subject=subject).live().order_by("pk").values_list(*FIELDS)


def dates_at_filing(case: Case) -> list[Told]:
    """Of the clocks that the filing started, whatever became of them."""
    rows = Clock.objects.of(case.subject).filter(started_at=case.filed_at).values_list(*FIELDS)
    return [Told(*row) for row in rows]


def told_of(clock: Clock) -> Told:
    """What is told of a clock in memory, without asking."""
    limit = clock.limit
    return Told(limit.key, limit.title, limit.law, limit.article, limit.kind, clock.due_on, clock.provisional)


def first_date(started: Iterable[Told], due: Mapping[str, str | None]) -> LegalDate | None:
    """The earliest statutory date, else the earliest promised one, as `due` (day by limit) told it on filing."""
    dates = [(told.promised, iso, told.key, told) for told in started if (iso := due.get(told.key))]
    if not dates:
        return None
    _, day, _, told = min(dates, key=lambda row: row[:3])
    on = date.fromisoformat(day)
    return LegalDate(
        on=on,
        title=told.title,
        law=f"{told.law}{told.article}",
        kind=told.shown_kind,
        # A date that has moved since was provisional when it was told.
        provisional=told.provisional or (told.due_on is not None and told.due_on != on),
    )


def running(told: Told, at: datetime) -> RunningDate:
    today = timezone.localdate(at)
    light = light_of(told.due_on, today, suspended=False, done=False) if told.due_on else Light.GREY
    return RunningDate(
        on=told.due_on,
        title=told.title,
        law=f"{told.law}{told.article}",
        kind=told.shown_kind,
        provisional=told.provisional,
        light=str(light),
        days_left=(told.due_on - today).days if told.due_on else None,
    )


def next_of(case: Case, dates: Iterable[Told]) -> Told | None:
    """The one that the case counts to."""
    wanted = (case.due_limit, case.next_date)
    return next((told for told in dates if told.due_on and (told.key, told.due_on) == wanted), None)
