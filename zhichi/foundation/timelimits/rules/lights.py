"""The traffic light of a clock: a comparison of moments, so that a list of a thousand cases asks the
database nothing."""

from datetime import date, datetime
from typing import Literal

from zhichi.foundation.timelimits.enums import ClockState
from zhichi.foundation.timelimits.rules.counting import DAY, midnight

Light = Literal["green", "amber", "red", "grey"]


def ended(at: datetime, due_on: date | None, due_at: datetime | None) -> bool:
    """Past due: after the exact moment for hours, after the end of the due day for days."""
    if due_at is not None:
        return at > due_at
    return due_on is not None and at >= midnight(due_on + DAY)


def light_of(
    *, state: str, at: datetime, due_on: date | None, due_at: datetime | None, warn_at: datetime | None
) -> Light:
    """Grey when nothing runs; red past due; amber from two working days before the due date, or in the last
    fifth of a clock of hours; else green."""
    if state != ClockState.RUNNING or due_on is None:
        return "grey"
    if ended(at, due_on, due_at):
        return "red"
    return "amber" if warn_at is not None and at >= warn_at else "green"
