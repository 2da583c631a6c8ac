"""Counting a legal period: day 0, rest days, suspensions, extensions, hours. Pure functions of values.

The rules, with their reasons (the table of cases is tests/test_counting.py):

1. The day of the trigger is day 0 and is not counted (民事诉讼法 §85; 行政复议法 §88 borrows it).
2. If the last day is a statutory holiday or rest day, the period ends on the first working day after it (same
   article). A negative period ("at least 7 days before the hearing") ends on the last working day before it.
   A limit with `roll: false` is a longest time or a threshold and ends on its own day.
3. A day on which the clock stands still is not counted, from the day of suspension to the day of
   resumption, both included ("从中止之日起至恢复之日止"); the remaining days go on the day after
   resumption. The first day is left out too, because otherwise a notice to supplement given on the last day
   would leave no day to decide; the last day is left out because resumption is a trigger and its day is day
   0 again. Suspensions that overlap exclude each day once. A suspension that begins after the period has
   ended changes nothing.
4. A period of months is turned into days on the day it begins, then counted like calendar days: so a
   suspension of ten days moves it by ten days, whichever month they fall in.
5. Extensions are added to the end of the counting before the last day rolls, never after it: 60 + 30 days
   are 90 days.
6. Hours run continuously, nights and holidays included, and never roll; a suspension takes out its exact
   duration.
7. A day in a year without a notice of the State Council counts by the weekend alone and makes the result
   provisional.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from zhichi.foundation.timelimits.enums import DayReason, LimitUnit
from zhichi.foundation.timelimits.rules.faults import CountingError
from zhichi.kernel import workdays
from zhichi.kernel.workdays import BEIJING, Calendar

DAY = timedelta(days=1)
# A clock turns amber two working days before it ends; a clock of hours, in its last fifth.
WARN_WORKING_DAYS = 2
WARN_FRACTION_OF_HOURS = 5
NAMED_AHEAD = timedelta(days=17)


@dataclass(frozen=True, slots=True)
class Term:
    """The arithmetic of a limit: `n` units (negative: before the trigger), whether a last day at rest rolls, and how
    long before the end it warns: in working days (in hours, where it counts hours), None for what every clock does."""

    n: int
    unit: str
    roll: bool = True
    warn: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension; `until` None while it lasts. Aware moments."""

    since: datetime
    until: datetime | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Longer:
    """An extension that was approved."""

    n: int
    unit: str


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One line of a certificate; `number` is the place in the count, None for a day that does not count."""

    on: date
    number: int | None
    reason: DayReason


@dataclass(frozen=True, slots=True)
class Due:
    """When a period ends, and why.

    `on` is the local date, None while the clock stands still; `at` is set for hours only. `raw_on` is the
    last day before rolling. `warn_at` is the moment it turns amber. `provisional`: a year without a notice
    was counted.
    """

    on: date | None
    at: datetime | None
    raw_on: date | None
    warn_at: datetime | None
    provisional: bool
    calendar_version: str
    days: tuple[CountedDay, ...]


class _Walk:
    """One pass over the days; remembers each day looked at and which years it needed."""

    def __init__(
        self, start: date, pauses: Sequence[tuple[date, date]], calendar: Calendar, step: int
    ) -> None:
        self.day, self.pauses, self.calendar, self.step = start, pauses, calendar, step * DAY
        self.days: list[CountedDay] = []
        self.years: set[int] = {start.year}
        self.counted = 0

    def working(self, day: date) -> bool:
        self.years.add(day.year)
        return is_working(day, self.calendar)

    def paused(self, day: date) -> bool:
        return any(since <= day <= until for since, until in self.pauses)

    def note(self, reason: DayReason, *, counts: bool = False) -> None:
        self.counted += counts
        self.days.append(CountedDay(self.day, self.counted if counts else None, reason))

    def forward(self, n: int, unit: str) -> bool:
        """Count `n` days of `unit`; False when an open suspension is reached first."""
        if unit == LimitUnit.MONTH:
            end = workdays.due(self.day, n, workdays.Unit.MONTH, self.calendar, roll=False).due_on
            n, unit = (end - self.day).days, LimitUnit.CALENDAR_DAY
        left = n
        while left:
            self.day += self.step
            if self.paused(self.day):
                if self.endless():
                    return False
                self.note(DayReason.SUSPENDED)
            elif unit == LimitUnit.CALENDAR_DAY:
                self.years.add(self.day.year)
                self.note(DayReason.NATURAL, counts=True)
                left -= 1
            elif self.working(self.day):
                self.note(DayReason.MAKEUP if self.day.weekday() > 4 else DayReason.WORKDAY, counts=True)
                left -= 1
            else:
                self.note(self.rest())
        return True

    def roll(self) -> bool:
        """Move off a rest day; a suspension met on the way moves it too. False when that suspension is
        open."""
        while not self.working(self.day):
            self.day += self.step
            while self.paused(self.day):
                if self.endless():
                    return False
                self.note(DayReason.SUSPENDED)
                self.day += self.step
            self.note(DayReason.ROLLED if self.working(self.day) else self.rest())
        return True

    def rest(self) -> DayReason:
        return DayReason.HOLIDAY if self.day in self.calendar.off else DayReason.WEEKEND

    def endless(self) -> bool:
        return any(since <= self.day and until == date.max for since, until in self.pauses)


def is_working(day: date, calendar: Calendar) -> bool:
    """Working day by the notice of its year, or by the weekend alone where there is none."""
    return calendar.is_working(day) if day.year in calendar.years else day.weekday() < 5


def local_date(moment: datetime) -> date:
    return moment.astimezone(BEIJING).date()


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=BEIJING)


def compute_due(
    limit: Term,
    started_at: datetime,
    suspensions: Sequence[Pause] = (),
    extensions: Sequence[Longer] = (),
    calendar: Calendar | None = None,
) -> Due:
    """When the period of `limit` that began at `started_at` ends. Raises CountingError for a mixture
    without sense."""
    calendar = calendar or Calendar(version="", years=frozenset(), off=frozenset(), work=frozenset())
    terms = _joined(limit, extensions)
    if (limit.n < 0 or limit.unit == LimitUnit.DAY_OF_NEXT_MONTH) and (suspensions or extensions):
        raise CountingError("倒数的期限和固定日期的期限不能中止，也不能延长。")
    if limit.unit == LimitUnit.HOUR:
        return _hours(sum(n for n, _ in terms), limit.warn, started_at, suspensions)
    pauses = tuple((local_date(p.since), local_date(p.until) if p.until else date.max) for p in suspensions)
    return _days(limit, local_date(started_at), tuple(terms), pauses, calendar)


@lru_cache(maxsize=512)
def _days(
    limit: Term,
    begun_on: date,
    terms: tuple[tuple[int, str], ...],
    pauses: tuple[tuple[date, date], ...],
    calendar: Calendar,
) -> Due:
    """A period of days or months. Kept: it depends on nothing but its values, and one day's filings count the same."""
    walk = _Walk(begun_on, pauses, calendar, -1 if limit.n < 0 else 1)
    if limit.unit == LimitUnit.DAY_OF_NEXT_MONTH:
        walk.day = _day_of_next_month(walk.day, limit.n)
        walk.note(DayReason.NATURAL, counts=True)
    elif not all(walk.forward(abs(n), unit) for n, unit in terms):
        return Due(None, None, None, None, False, _version(walk, calendar), tuple(walk.days))
    raw = walk.day
    if limit.roll and not walk.roll():
        return Due(None, None, None, None, False, _version(walk, calendar), tuple(walk.days))
    return Due(
        on=walk.day,
        at=None,
        raw_on=raw,
        warn_at=midnight(_working_days_before(walk.day, _days_ahead(limit), calendar)),
        provisional=not walk.years <= calendar.years,
        calendar_version=_version(walk, calendar),
        days=tuple(walk.days),
    )


def _joined(limit: Term, extensions: Sequence[Longer]) -> list[tuple[int, str]]:
    """The limit and its extensions in order; neighbours of one unit are added up (3 + 3 months are 6
    months)."""
    terms: list[tuple[int, str]] = [(limit.n, limit.unit)]
    for extension in extensions:
        n, unit = terms[-1]
        if (extension.unit == LimitUnit.HOUR) != (limit.unit == LimitUnit.HOUR):
            raise CountingError("按小时计算的期限只能按小时延长，按日计算的期限不能按小时延长。")
        if extension.unit == unit:
            terms[-1] = (n + extension.n, unit)
        else:
            terms.append((extension.n, extension.unit))
    return terms


def _hours(n: int, warn: int | None, started_at: datetime, suspensions: Sequence[Pause]) -> Due:
    end = started_at + timedelta(hours=n)
    reached = started_at
    for pause in sorted(suspensions, key=lambda pause: pause.since):
        if pause.since >= end:
            break
        if pause.until is None:
            return Due(None, None, None, None, False, "", ())
        end += max(pause.until - max(pause.since, reached), timedelta())
        reached = max(reached, pause.until)
    ahead = timedelta(hours=n) / WARN_FRACTION_OF_HOURS if warn is None else timedelta(hours=warn)
    warn_at = end - ahead
    return Due(local_date(end), end, local_date(end), warn_at, False, "", ())


def _days_ahead(limit: Term) -> int:
    return WARN_WORKING_DAYS if limit.warn is None else limit.warn


def _day_of_next_month(start: date, n: int) -> date:
    """Day `n` of the month after `start`, or that month's last day when it is shorter."""
    first = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - DAY
    return min(first + (n - 1) * DAY, last)


def _working_days_before(day: date, n: int, calendar: Calendar) -> date:
    while n:
        day -= DAY
        n -= is_working(day, calendar)
    return day


def _version(walk: _Walk, calendar: Calendar) -> str:
    """The notices that were read: "2026/1,2027/0", year and version, 0 where there was none."""
    known = dict(part.split("/") for part in calendar.version.split(",") if "/" in part)
    # A notice may name the last days of the year before it, so December also reads the next year's, if
    # there is one.
    after = {(day.on + NAMED_AHEAD).year for day in walk.days[-1:]} - walk.years
    read = walk.years | {year for year in after if str(year) in known}
    return ",".join(f"{year}/{known.get(str(year), '0')}" for year in sorted(read))
