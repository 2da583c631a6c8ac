"""Bounds of a date: a fixed day, or so many days, months or years from the day on which a form is filled in."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from zhichi.foundation.forms.rules.shape import Bound, Fault, FormField

# How far a relative bound may lie from the day of filling in, by its unit.
FARTHEST = {"days": 36_600, "months": 1_800, "years": 150}
UNITS = {"days": "天", "months": "个月", "years": "年"}
EDGES = (("earliest", "早于"), ("latest", "晚于"))
FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)


class NoDayError(ValueError):
    """A form whose dates are bound to the day of filling in was judged without that day: a fault of the caller."""


def is_bound(bound: Any) -> bool:
    """Whether this is a bound: `2026-01-01`, or `{"years": -18}` with one unit and a whole number."""
    if isinstance(bound, str):
        try:
            return len(bound) == 10 and FIRST <= date.fromisoformat(bound) <= LAST
        except ValueError:
            return False
    if not isinstance(bound, Mapping) or len(bound) != 1:
        return False
    ((unit, n),) = bound.items()
    return unit in FARTHEST and isinstance(n, int) and not isinstance(n, bool) and abs(n) <= FARTHEST[unit]


def day_of(bound: Bound, on: date | None) -> date:
    """The day a bound means on the day of filling in; the last of a month where the month is shorter."""
    if isinstance(bound, str):
        return date.fromisoformat(bound)
    if on is None:
        raise NoDayError(str(bound))
    ((unit, n),) = bound.items()
    if unit == "days":
        return on + timedelta(n)
    year, month = divmod(on.year * 12 + on.month - 1 + n * (12 if unit == "years" else 1), 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def crossed(earliest: Bound, latest: Bound) -> bool:
    """Whether no day can lie between; a fixed and a relative bound may meet one day, and are let pass."""
    if isinstance(earliest, str) != isinstance(latest, str):
        return False
    some = date(2026, 6, 15)
    return day_of(earliest, some) > day_of(latest, some)


def bound_said(bound: Bound) -> str:
    """A bound in words: 2026年1月1日, 填表当天, 填表当天往前 18 年."""
    if isinstance(bound, str):
        return day_said(date.fromisoformat(bound))
    ((unit, n),) = bound.items()
    return f"填表当天往{'前' if n < 0 else '后'} {abs(n)} {UNITS[unit]}" if n else "填表当天"


def day_said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def bounds_said(field: FormField, on: date | None = None) -> str:
    """What a date may be, in words: with the day of filling in by the days, without it as the form has it."""
    said = [
        f"不能{word}{bound_said(bound) if on is None else day_said(day_of(bound, on))}"
        for edge, word in EDGES
        if (bound := getattr(field, edge)) is not None
    ]
    return "，".join(said)


def is_dated(field: FormField) -> bool:
    """Whether an answer to it has to be held against days."""
    return field.earliest is not None or field.latest is not None or any(map(is_dated, field.columns))


def day_faults(field: FormField, value: Any, on: date | None, place: str = "") -> Iterator[Fault]:
    """What lies outside the bounds; what is no date at all is the schema's to refuse."""
    place = place or field.name
    if field.columns:
        for n, row in enumerate(value if isinstance(value, list) else ()):
            for column in field.columns:
                if is_dated(column) and isinstance(row, Mapping) and column.name in row:
                    yield from day_faults(column, row[column.name], on, f"{place}.{n}.{column.name}")
        return
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return
    for edge, word in EDGES:
        bound = getattr(field, edge)
        if bound is None:
            continue
        limit = day_of(bound, on)
        if day < limit if edge == "earliest" else day > limit:
            why = "" if isinstance(bound, str) else f"（{bound_said(bound)}）"
            yield Fault(place, f"“{field.title}”不能{word} {day_said(limit)}{why}。")
