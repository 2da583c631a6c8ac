"""Opening hours: {"1": [["09:00", "12:00"], …], …, "7": []}, Monday is 1; "24:00" closes a day."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from zhichi.kernel.workdays import BEIJING, Calendar

Hours = Mapping[str, Sequence[Sequence[str]]]

DAYS = "1234567"
NAMES = dict(zip(DAYS, "一二三四五六日", strict=True))
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d|24:00", re.ASCII)


class HoursError(ValueError):
    """Opening hours cannot be read; `str()` is one Chinese sentence."""


def check_hours(value: Any) -> Hours:
    """The same hours when every day is well formed and its spans are in order, or HoursError."""
    if not isinstance(value, dict) or not set(value) <= set(DAYS):
        raise HoursError("开放时间应按星期填写，星期一写 1，星期日写 7。")
    for day in sorted(value):
        spans = value[day]
        if not isinstance(spans, list) or not all(isinstance(s, list) and len(s) == 2 for s in spans):
            raise HoursError(f"星期{NAMES[day]}的开放时间应是若干“从几点到几点”。")
        times = [time for span in spans for time in span]
        if not all(isinstance(time, str) and _TIME.fullmatch(time) for time in times):
            raise HoursError(f"星期{NAMES[day]}的时间应写成 09:00 的样子。")
        if any(earlier >= later for earlier, later in pairwise(times)):
            raise HoursError(f"星期{NAMES[day]}的时间先后不对，请从早到晚填写。")
    return value


def spans_on(hours: Hours, day: date, calendar: Calendar | None = None) -> Sequence[Sequence[str]]:
    """When a point is open on a day; a calendar closes it on holidays, opens working weekends as Mondays.

    A year the calendar does not cover is read by weekday alone: nothing is hidden for want of a notice.
    """
    if calendar and day in calendar.off:
        return []
    spans = hours.get(str(day.isoweekday()), [])
    if calendar and day in calendar.work and not spans:
        return hours.get("1", [])
    return spans


def open_at(hours: Hours, moment: datetime, calendar: Calendar | None = None) -> bool:
    """Whether a point is open at an aware moment, by Beijing time."""
    local = moment.astimezone(BEIJING)
    now = f"{local:%H:%M}"
    return any(start <= now < end for start, end in spans_on(hours, local.date(), calendar))


def hours_words(hours: Hours) -> list[str]:
    """Lines people read, equal days together: 周一至周五 09:00–12:00，13:30–17:00. Empty when never open."""
    lines: list[str] = []
    day = 1
    while day <= 7:
        spans = [tuple(span) for span in hours.get(str(day), [])]
        last = day
        while last < 7 and [tuple(span) for span in hours.get(str(last + 1), [])] == spans:
            last += 1
        if spans:
            lines.append(f"{_days(day, last)} {'，'.join(f'{start}–{end}' for start, end in spans)}")
        day = last + 1
    return lines


def _days(first: int, last: int) -> str:
    if (first, last) == (1, 7):
        return "每天"
    if first == last:
        return f"周{NAMES[str(first)]}"
    between = "、" if last == first + 1 else "至"
    return f"周{NAMES[str(first)]}{between}周{NAMES[str(last)]}"
