"""Whether a point is open, and when next: weekly hours, days that differ, the holidays of the State Council."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhichi.domains.network.rules.hours import NAMES, Hours, spans_on
from zhichi.kernel.workdays import BEIJING, Calendar

Spans = Sequence[Sequence[str]]
LOOK_AHEAD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Differing:
    """Days from `first` to `last` with other hours than usual; no spans when it is closed."""

    first: date
    last: date
    spans: Spans
    reason: str = ""


def spans_of(
    hours: Hours, day: date, differing: Sequence[Differing] = (), calendar: Calendar | None = None
) -> Spans:
    """When it is open on a day. What was announced for the day stands above calendar and weekday; of several
    announcements, the one that begins last."""
    said = [each for each in differing if each.first <= day <= each.last]
    if said:
        return max(said, key=lambda each: each.first).spans
    return spans_on(hours, day, calendar)


def is_open(
    hours: Hours, moment: datetime, differing: Sequence[Differing] = (), calendar: Calendar | None = None
) -> bool:
    """Whether it is open at an aware moment, by Beijing time."""
    return bool(_until(hours, moment, differing, calendar))


def opens_words(
    hours: Hours, moment: datetime, differing: Sequence[Differing] = (), calendar: Calendar | None = None
) -> str:
    """开到 17:00 / 今天 13:30 开门 / 明天 09:00 开门 / 周一 09:00 开门 / 10月8日 09:00 开门."""
    if not hours and not differing:
        return "没有登记开放时间，来之前请先打电话"
    until = _until(hours, moment, differing, calendar)
    if until:
        return "今天不关门" if until == "24:00" else f"开到 {until}"
    local = moment.astimezone(BEIJING)
    now = f"{local:%H:%M}"
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = local.date() + timedelta(days=ahead)
        starts = [start for start, _ in spans_of(hours, day, differing, calendar) if ahead or start > now]
        if starts:
            return f"{_day_words(day, ahead)} {starts[0]} 开门"
    return "近期不开门，来之前请先打电话"


def differing_words(each: Differing) -> str:
    """10月1日至7日（国庆节）：不开门."""
    days = (
        _date(each.first)
        if each.first == each.last
        else f"{_date(each.first)}至{_date(each.last, each.first)}"
    )
    why = f"（{each.reason}）" if each.reason else ""
    return f"{days}{why}：{'，'.join(f'{start}–{end}' for start, end in each.spans) or '不开门'}"


def holidays(
    hours: Hours, today: date, differing: Sequence[Differing], calendar: Calendar
) -> Iterator[Differing]:
    """Statutory holidays of the next thirty days on which it would be open by its weekly hours, days together."""
    first = last = None
    for ahead in range(LOOK_AHEAD_DAYS + 1):
        day = today + timedelta(days=ahead)
        told = any(each.first <= day <= each.last for each in differing)
        if day in calendar.off and not told:
            first, last = first or day, day
        elif first and last:
            yield from _closed(hours, first, last)
            first = last = None
    if first and last:
        yield from _closed(hours, first, last)


def _closed(hours: Hours, first: date, last: date) -> Iterator[Differing]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if any(hours.get(str(day.isoweekday())) for day in days):
        yield Differing(first, last, (), "法定节假日")


def _until(hours: Hours, moment: datetime, differing: Sequence[Differing], calendar: Calendar | None) -> str:
    """The end of the span in which the moment lies, or nothing."""
    local = moment.astimezone(BEIJING)
    now = f"{local:%H:%M}"
    spans = spans_of(hours, local.date(), differing, calendar)
    return next((end for start, end in spans if start <= now < end), "")


def _day_words(day: date, ahead: int) -> str:
    if ahead < 2:
        return ("今天", "明天")[ahead]
    return f"周{NAMES[str(day.isoweekday())]}" if ahead < 7 else _date(day)


def _date(day: date, after: date | None = None) -> str:
    if after and (after.year, after.month) == (day.year, day.month):
        return f"{day.day}日"
    return f"{day.month}月{day.day}日"
