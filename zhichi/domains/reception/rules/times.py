"""When somebody is there: the opening hours of a day, narrowed to the rota where there is one. Times of Beijing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from zhichi.kernel.workdays import BEIJING

Texts = Sequence[Sequence[str]]
Times = list[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Duty:
    """Each week on a weekday (Monday is 1) from `first` until `last` day, both included; no `last`: until changed."""

    weekday: int
    start: time
    end: time
    first: date
    last: date | None = None

    def on(self, day: date) -> bool:
        within = self.first <= day and (self.last is None or day <= self.last)
        return within and day.isoweekday() == self.weekday


def moments(day: date, spans: Texts) -> Times:
    """[["09:00", "12:00"]] on a day as aware moments; "24:00" is the midnight after."""
    return [(moment(day, start), moment(day, end)) for start, end in spans]


def moment(day: date, text: str) -> datetime:
    hours, minutes = (int(part) for part in text.split(":"))
    return datetime.combine(day, time(), BEIJING) + timedelta(hours=hours, minutes=minutes)


def common(one: Iterable[tuple[datetime, datetime]], other: Iterable[tuple[datetime, datetime]]) -> Times:
    """What lies in both, in order."""
    held = list(other)
    both = [(max(a, c), min(b, d)) for a, b in one for c, d in held]
    return sorted((start, end) for start, end in both if start < end)


def on_duty(day: date, opening: Times, rota: Sequence[Duty]) -> Times:
    """The opening times, or of them only what the rota covers; without any rota somebody is always there."""
    if not rota:
        return opening
    duties = [
        (datetime.combine(day, duty.start, BEIJING), datetime.combine(day, duty.end, BEIJING))
        for duty in rota
        if duty.on(day)
    ]
    return merged(common(opening, duties))


def merged(times: Times) -> Times:
    """Overlapping times as one: two people on duty do not make a window two."""
    found: Times = []
    for start, end in sorted(times):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
