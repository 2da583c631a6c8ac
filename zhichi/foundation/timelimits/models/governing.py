"""The limits in force on a day together with the newest calendar, in one statement that is built once."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet, Subquery

from zhichi.foundation.statements.public import Slot, reading
from zhichi.foundation.timelimits.models.limit import Limit
from zhichi.foundation.timelimits.models.notice import CalendarNotice, calendar_at_chain
from zhichi.kernel.workdays import Calendar


@reading
def in_force(n: int, *, on: Slot, **keys: Slot) -> QuerySet[Limit, Limit]:
    """Versions in force of `n` keys (k0, k1, …), the newest of each first, each with the calendar's `chain`."""
    return (
        Limit.objects.in_force(on)  # type: ignore[arg-type]  # a slot is filled with the date
        .filter(key__in=[keys[f"k{i}"] for i in range(n)])
        .annotate(chain=Subquery(CalendarNotice.objects.newest_chain()))
    )


def governing(keys: Iterable[str], on: date) -> tuple[dict[str, Limit], Calendar | None]:
    """The version of each key in force on the day, and the calendar as it is known now. One statement.

    A key without a version is missing from the answer; without any, nothing tells the calendar.
    """
    wanted = dict.fromkeys(keys)
    rows = in_force(len(wanted), on=on, **{f"k{i}": key for i, key in enumerate(wanted)})
    found: dict[str, Limit] = {}
    for limit in rows:
        found.setdefault(limit.key, limit)
    return found, calendar_at_chain(vars(rows[0])["chain"]) if rows else None
