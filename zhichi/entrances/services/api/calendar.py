"""`GET /calendar/due`: what `zhichi calendar due` counts, day by day."""

import re
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.problems import invalid
from zhichi.entrances.services.api.shapes import DueOut, StepOut
from zhichi.foundation.timelimits.public import Due, Term, compute_due, current_calendar
from zhichi.kernel.workdays import BEIJING, Unit

router = Router(tags=["期限"])
FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?")
YEARS = range(2000, 2101)
MOST_DAYS = 3660
MOST_MONTHS = 120
Start = Annotated[
    str,
    Query(
        alias="from",
        max_length=19,
        description="Date, 2000 to 2100; for hours with the time in Beijing: 2026-02-13T17:00.",
        examples=["2026-02-13"],
    ),
]
Count = Annotated[int, Query(ge=-MOST_DAYS, le=MOST_DAYS, description="Not 0; months within 120.")]


@router.get(
    "/calendar/due",
    response={200: DueOut, 422: InvalidProblem, 503: Problem},
    operation_id="calendar_due",
    by_alias=True,
)
def calendar_due(
    request: HttpRequest, start: Start, n: Count, unit: Annotated[Unit, Query()] = Unit.WORKING_DAY
) -> HttpResponse:
    """Count a period on the State Council's calendar, each day explained. A negative `n` counts back.

    `provisional`: a year whose holiday notice is not there was counted by its weekends.
    """
    moment = moment_of(start)
    if n == 0:
        raise invalid({"n": "数量不能是 0。"})
    if unit is Unit.MONTH and abs(n) > MOST_MONTHS:
        raise invalid({"n": f"按月计算不能超过 {MOST_MONTHS} 个月。"})
    return answer(shape(moment, n, unit, compute_due(Term(n, unit), moment, calendar=current_calendar())))


def moment_of(text: str) -> datetime:
    """The moment a text names, in Beijing; a date is its midnight."""
    try:
        moment = datetime.fromisoformat(text) if FORM.fullmatch(text) else None
    except ValueError:
        moment = None
    if moment is None:
        raise invalid({"from": "请写成 2026-02-13，按小时计算的写成 2026-02-13T17:00。"})
    if moment.year not in YEARS:
        raise invalid({"from": f"只能计算 {YEARS[0]} 年到 {YEARS[-1]} 年的日期。"})
    return moment.replace(tzinfo=BEIJING)


def shape(start: datetime, n: int, unit: Unit, due: Due) -> DueOut:
    days = [StepOut(date=day.on, number=day.number, reason=str(day.reason.label)) for day in due.days]
    return DueOut(
        **{"from": start.date()},
        n=n,
        unit=unit,
        raw=due.raw_on,
        due=due.on,
        due_at=due.at.astimezone(BEIJING) if due.at else None,
        provisional=due.provisional,
        calendar=due.calendar_version,
        days=days,
    )
