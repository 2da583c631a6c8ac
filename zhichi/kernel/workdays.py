"""Counting time limits: working days on the State Council's calendar, calendar days, months and hours.

The day of the trigger is not counted (民事诉讼法 §85, 民法典 §201). A period of days or months that ends on
a rest day ends on the first working day after it (民法典 §203); a limit counted backwards ends on the last
working day before it, so that nobody gets less notice than the law gives. Hours run on and are never moved.
"""

import calendar as month_lengths
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum

# China has kept one offset all year since 1992; a fixed one needs no time zone files.
BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
_DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
_LONGEST = 10_000


class CalendarGapError(LookupError):
    """A day lies in a year whose holiday notice is missing. `str(error)` is one Chinese sentence."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年的放假安排还没有录入，算不出到期日；请先在节假日日历中登记放假通知。")
        self.year = year


class Unit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off` are the notice's days off (weekends inside a holiday may be listed), `work` its working weekends.

    `years` are the years covered; nothing is guessed about the others.
    """

    version: str
    years: frozenset[int]
    off: frozenset[date]
    work: frozenset[date]

    def is_working(self, day: date) -> bool:
        """Raises CalendarGapError for a year that is not covered."""
        if day.year not in self.years:
            raise CalendarGapError(day.year)
        return day in self.work or (day not in self.off and day.weekday() < 5)

    def reason(self, day: date) -> str:
        """Why a day is working or not: 调休上班, 法定节假日, 休息日 or 工作日. Raises CalendarGapError."""
        if self.is_working(day):
            return "调休上班" if day in self.work else "工作日"
        return "法定节假日" if day in self.off else "休息日"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the certificate: a day, whether it counts, as the how-manieth, and why."""

    on: date
    counted: bool
    number: int | None
    reason: str

    @property
    def weekday(self) -> str:
        return f"星期{_WEEKDAYS[self.on.weekday()]}"


@dataclass(frozen=True, slots=True)
class Due:
    """`raw` is the end before, `due` after the rest-day rule: dates, for hours aware Beijing datetimes."""

    start: date | datetime
    n: int
    unit: Unit
    raw: date | datetime
    due: date | datetime
    steps: tuple[Step, ...]

    @property
    def due_on(self) -> date:
        """The last day, in Beijing, whatever the unit."""
        return self.due.date() if isinstance(self.due, datetime) else self.due

    @property
    def rolled(self) -> bool:
        return self.raw != self.due


def due(start: date | datetime, n: int, unit: Unit | str, calendar: Calendar, *, roll: bool = True) -> Due:
    """The last day of a period of `n` units after `start` (before, for a negative `n`), each day explained.

    `start` is a date, or an aware datetime of which the Beijing date counts; hours need the datetime.
    `roll=False` keeps the raw end of calendar days and months. Raises CalendarGapError, and ValueError for
    a naive or missing time.
    """
    unit = Unit(unit)
    if abs(n) > _LONGEST:
        raise ValueError(f"a limit of {n} {unit} is no time limit")
    if isinstance(start, datetime):
        if start.tzinfo is None:
            raise ValueError("the start of a period must be an aware datetime")
        start = start.astimezone(BEIJING)
    if unit is Unit.HOUR:
        return _hours(start, n)
    first = start.date() if isinstance(start, datetime) else start
    raw, steps = _COUNTERS[unit](first, n, calendar)
    end = raw
    if roll:
        end, moved = _roll(raw, -1 if n < 0 else 1, calendar)
        steps += moved
    return Due(start=first, n=n, unit=unit, raw=raw, due=end, steps=tuple(steps))


def _hours(start: date | datetime, n: int) -> Due:
    if not isinstance(start, datetime):
        raise ValueError("hours are counted from a moment, not from a day")
    # Added in UTC: what counts is hours gone by, whatever a clock on the wall did.
    end = (start.astimezone(UTC) + timedelta(hours=n)).astimezone(BEIJING)
    step = Step(end.date(), True, n, f"从{start:%Y-%m-%d %H:%M}起连续计算{abs(n)}小时，不因休息日顺延")
    return Due(start=start, n=n, unit=Unit.HOUR, raw=end, due=end, steps=(step,))


def _working_days(start: date, n: int, calendar: Calendar) -> tuple[date, list[Step]]:
    direction, number, day = (-1 if n < 0 else 1), 0, start
    steps = [_uncounted_start(start)]
    while number < abs(n):
        day += direction * _DAY
        counted = calendar.is_working(day)
        number += counted
        steps.append(Step(day, counted, number if counted else None, calendar.reason(day)))
    return day, steps


def _calendar_days(start: date, n: int, calendar: Calendar) -> tuple[date, list[Step]]:
    direction = -1 if n < 0 else 1
    steps = [_uncounted_start(start)]
    for number in range(1, abs(n) + 1):
        steps.append(Step(start + direction * number * _DAY, True, number, "自然日"))
    return start + n * _DAY, steps


def _months(start: date, n: int, calendar: Calendar) -> tuple[date, list[Step]]:
    """The same day of the month, or the month's last where there is none (民法典 §202)."""
    direction = -1 if n < 0 else 1
    day, steps = start, [_uncounted_start(start)]
    for number in range(1, abs(n) + 1):
        years, month = divmod(start.month - 1 + direction * number, 12)
        length = month_lengths.monthrange(start.year + years, month + 1)[1]
        day = date(start.year + years, month + 1, min(start.day, length))
        clamped = "，当月没有对应日，取月末" if start.day > length else ""
        steps.append(Step(day, True, number, f"第{number}个月的对应日{clamped}"))
    return day, steps


def _roll(raw: date, direction: int, calendar: Calendar) -> tuple[date, list[Step]]:
    steps: list[Step] = []
    day = raw
    while not calendar.is_working(day):
        reason = calendar.reason(day)
        steps.append(Step(day, False, None, f"最后一日是{reason}" if day == raw else reason))
        day += direction * _DAY
    if steps:
        way = "顺延到" if direction > 0 else "提前到"
        steps.append(Step(day, False, None, f"{way}{calendar.reason(day)}"))
    return day, steps


def _uncounted_start(start: date) -> Step:
    return Step(start, False, None, "当日不计入")


_COUNTERS: dict[Unit, Callable[[date, int, Calendar], tuple[date, list[Step]]]] = {
    Unit.WORKING_DAY: _working_days,
    Unit.CALENDAR_DAY: _calendar_days,
    Unit.MONTH: _months,
}
