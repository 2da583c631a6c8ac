"""The door of `foundation.timelimits`."""

from zhichi.foundation.timelimits.actions import (
    Move,
    Recorded,
    certificate,
    clocks_moved,
    extend,
    is_past,
    light,
    limit_keys,
    open_clocks,
    past_subjects,
    preview_calendar_notice,
    record_calendar_notice,
    resume,
    start,
    start_all,
    stop,
    suspend,
)
from zhichi.foundation.timelimits.enums import ClockState, LimitKind, LimitUnit, SuspensionKind
from zhichi.foundation.timelimits.models import Clock, Limit
from zhichi.foundation.timelimits.models.notice import calendar_on, current_calendar
from zhichi.foundation.timelimits.rules import Due, Light, Longer, Pause, Term, compute_due
from zhichi.foundation.timelimits.rules.faults import NoLimitError, TimeLimitError

__all__ = [
    "Clock",
    "ClockState",
    "Due",
    "Light",
    "Limit",
    "LimitKind",
    "LimitUnit",
    "Longer",
    "Move",
    "NoLimitError",
    "Pause",
    "Recorded",
    "SuspensionKind",
    "Term",
    "TimeLimitError",
    "calendar_on",
    "certificate",
    "clocks_moved",
    "compute_due",
    "current_calendar",
    "extend",
    "is_past",
    "light",
    "limit_keys",
    "open_clocks",
    "past_subjects",
    "preview_calendar_notice",
    "record_calendar_notice",
    "resume",
    "start",
    "start_all",
    "stop",
    "suspend",
]
