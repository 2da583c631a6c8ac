"""When things put right are due, and how a due day looks."""

from datetime import date, timedelta
from typing import Literal

from zhichi.kernel.workdays import Calendar, CalendarGapError, Unit, due

Light = Literal["green", "amber", "red", "grey"]


def due_day(start: date, days: int, calendar: Calendar) -> date:
    """The last of `days` calendar days after `start`, moved off a rest day (民法典 §203).

    Where the holidays of that year are not yet known, the plain day: it can only be too early, never too late.
    """
    try:
        return due(start, days, Unit.CALENDAR_DAY, calendar).due_on
    except CalendarGapError:
        return start + timedelta(days=days)


def light(due_on: date, today: date, *, warn: int, done: bool = False) -> Light:
    """Grey when done, red when past, amber within `warn` days."""
    if done:
        return "grey"
    left = (due_on - today).days
    return "red" if left < 0 else "amber" if left <= warn else "green"


def left_words(due_on: date, today: date) -> str:
    left = (due_on - today).days
    if left == 0:
        return "今天到期"
    return f"还有 {left} 天" if left > 0 else f"已超期 {-left} 天"
