"""Facts that are recorded late: who keeps figures of past days is told from which day on they no longer hold."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils.timezone import localdate

from zhichi.foundation.sockets.registry import Socket

# Called inside the transaction of the record with (the first day that changes, the moment of the record).
PAST_CHANGES: Socket[Callable[[date, datetime], None]] = Socket("changes of past days")


def past_changed(*, since: date, at: datetime) -> None:
    """Tell that something was recorded which has held since a day; nothing is told of today and later."""
    if since < localdate(at):
        for told in PAST_CHANGES:
            told(since, at)
