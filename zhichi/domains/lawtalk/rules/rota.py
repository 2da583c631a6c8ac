"""On which days an adviser comes, by a pattern that repeats: values in, days out. No clock, no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)
LAST = 5


@dataclass(frozen=True, slots=True)
class Pattern:
    """`weekday` 0 is Monday. `nth` 0: every `every` weeks from the week of `from_on`; 1 to 4: that one of each month;
    5: the last. `moves`: a day off is made up for on the next working day, else it falls out.
    """

    weekday: int
    from_on: date
    last_on: date | None = None
    every: int = 1
    nth: int = 0
    moves: bool = False


def days_of(
    pattern: Pattern,
    first: date,
    last: date,
    *,
    is_off: Callable[[date], bool],
    instead: Mapping[date, date | None] | None = None,
) -> list[tuple[date, date]]:
    """(day of the pattern, day on which he comes) from `first` to `last`.

    `instead`: days agreed otherwise, with the other day or None where he does not come; these beat holidays.
    """
    found = []
    for day in regular(pattern, first, last):
        if instead is not None and day in instead:
            other = instead[day]
            found += [(day, other)] if other is not None else []
        elif not is_off(day):
            found.append((day, day))
        elif pattern.moves:
            found.append((day, next_working(day, is_off)))
    return [(day, comes) for day, comes in found if pattern.last_on is None or comes <= pattern.last_on]


def regular(pattern: Pattern, first: date, last: date) -> list[date]:
    """The days as the pattern has them, holidays or not."""
    begin = max(first, pattern.from_on)
    end = min(last, pattern.last_on or last)
    day = pattern.from_on + timedelta(days=(pattern.weekday - pattern.from_on.weekday()) % 7)
    found = []
    while day <= end:
        if day >= begin and fits(pattern, day):
            found.append(day)
        day += WEEK
    return found


def fits(pattern: Pattern, day: date) -> bool:
    if pattern.nth == LAST:
        return (day + WEEK).month != day.month
    if pattern.nth:
        return (day.day - 1) // 7 + 1 == pattern.nth
    monday = pattern.from_on - timedelta(days=pattern.from_on.weekday())
    return ((day - monday).days // 7) % pattern.every == 0


def next_working(day: date, is_off: Callable[[date], bool]) -> date:
    """The next day that is neither a holiday nor a weekend; a fortnight at most, then the day itself."""
    for n in range(1, 15):
        other = day + timedelta(days=n)
        if other.weekday() < LAST and not is_off(other):
            return other
    return day


def words_of(pattern: Pattern) -> str:
    """每周三, 每两周的周三, 每月第二个周三, 每月最后一个周三."""
    day = f"周{'一二三四五六日'[pattern.weekday]}"
    if pattern.nth == LAST:
        return f"每月最后一个{day}"
    if pattern.nth:
        return f"每月第{'一二三四'[pattern.nth - 1]}个{day}"
    return f"每{day}" if pattern.every == 1 else f"每{'一两三四'[pattern.every - 1]}周的{day}"
