"""What the law says about periods, as pure functions of values."""

from zhichi.foundation.timelimits.rules.calendars import (
    Notice,
    assemble,
    dates_in,
    notice_faults,
    notice_of,
    plain,
)
from zhichi.foundation.timelimits.rules.counting import (
    CountedDay,
    Due,
    Longer,
    Pause,
    Term,
    compute_due,
    is_working,
    local_date,
    midnight,
)
from zhichi.foundation.timelimits.rules.documents import LawFault, calendar_faults, limit_faults
from zhichi.foundation.timelimits.rules.faults import CountingError, NoLimitError, TimeLimitError
from zhichi.foundation.timelimits.rules.lights import Light, ended, light_of
from zhichi.foundation.timelimits.rules.terms import Terms, basis_text, is_promise, promise_key, terms_faults

__all__ = [
    "CountedDay",
    "CountingError",
    "Due",
    "LawFault",
    "Light",
    "Longer",
    "NoLimitError",
    "Notice",
    "Pause",
    "Term",
    "Terms",
    "TimeLimitError",
    "assemble",
    "basis_text",
    "calendar_faults",
    "compute_due",
    "dates_in",
    "ended",
    "is_promise",
    "is_working",
    "light_of",
    "limit_faults",
    "local_date",
    "midnight",
    "notice_faults",
    "notice_of",
    "plain",
    "promise_key",
    "terms_faults",
]
