"""The verbs of this room."""

from zhichi.foundation.timelimits.actions.certificates import certificate
from zhichi.foundation.timelimits.actions.clocks import (
    extend,
    is_past,
    light,
    limit_keys,
    open_clocks,
    past_subjects,
    promise_of,
    resume,
    start,
    start_all,
    stop,
    suspend,
    unused_keys,
)
from zhichi.foundation.timelimits.actions.law import load_calendars, load_limits
from zhichi.foundation.timelimits.actions.notices import (
    Move,
    Recorded,
    clocks_moved,
    preview_calendar_notice,
    record_calendar_notice,
)
from zhichi.foundation.timelimits.actions.promising import end_promise, keep_promise
from zhichi.foundation.timelimits.actions.publishing import (
    LimitError,
    publish_limit,
    switch_off,
    switch_on,
    users_of,
)

__all__ = [
    "LimitError",
    "Move",
    "Recorded",
    "certificate",
    "clocks_moved",
    "end_promise",
    "extend",
    "is_past",
    "keep_promise",
    "light",
    "limit_keys",
    "load_calendars",
    "load_limits",
    "open_clocks",
    "past_subjects",
    "preview_calendar_notice",
    "promise_of",
    "publish_limit",
    "record_calendar_notice",
    "resume",
    "start",
    "start_all",
    "stop",
    "suspend",
    "switch_off",
    "switch_on",
    "unused_keys",
    "users_of",
]
