from zhichi.foundation.notices.rules.events import EventError, NoticeEvent, read_events
from zhichi.foundation.notices.rules.signing import SIGNATURE, TIMESTAMP, fresh, sign, verify
from zhichi.foundation.notices.rules.timing import MOST_TRIES, after_quiet, next_try
from zhichi.foundation.notices.rules.wording import (
    LONGEST,
    PLACES,
    day_words,
    personal,
    render,
    template_faults,
)

__all__ = [
    "LONGEST",
    "MOST_TRIES",
    "PLACES",
    "SIGNATURE",
    "TIMESTAMP",
    "EventError",
    "NoticeEvent",
    "after_quiet",
    "day_words",
    "fresh",
    "next_try",
    "personal",
    "read_events",
    "render",
    "sign",
    "template_faults",
    "verify",
]
