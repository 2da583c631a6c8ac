"""Days that a limit used, in its own kind of day."""

from collections.abc import Sequence
from datetime import date, timedelta

from zhichi.domains.catalogue.rules.measure import WorkingDays

ONE = timedelta(1)


def used_days(
    since: date, until: date, pauses: Sequence[tuple[date, date]], unit: str, days: WorkingDays
) -> int:
    """Days after `since` up to `until`, without those of a pause (both ends included): working days for a limit of
    working days, else calendar days."""
    working = unit == "working_day"
    if not pauses:
        return days.between(since, until) if working else (until - since).days
    counted = (since + ONE * n for n in range(1, (until - since).days + 1))
    return sum(
        not any(first <= day <= last for first, last in pauses)
        and (not working or days.between(day - ONE, day) == 1)
        for day in counted
    )
