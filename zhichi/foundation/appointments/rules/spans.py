"""Time that can be given away: pieces of equal length, cut from when somebody is there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

Times = Sequence[tuple[datetime, datetime]]


@dataclass(frozen=True, slots=True)
class Span:
    """So many people can come to one resource from `starts_at` until `ends_at` (aware moments); `taken` of them do."""

    resource: int
    starts_at: datetime
    ends_at: datetime
    capacity: int
    taken: int = 0

    @property
    def left(self) -> int:
        return self.capacity - self.taken

    @property
    def key(self) -> tuple[int, datetime]:
        return self.resource, self.starts_at


def cut(resource: int, open_times: Times, minutes: int, capacity: int) -> Iterator[Span]:
    """Pieces of `minutes` from the beginning of each open time; what is left over at its end is not given away."""
    step = timedelta(minutes=minutes)
    for start, end in open_times:
        begin = start
        while begin + step <= end:
            yield Span(resource, begin, begin + step, capacity)
            begin += step


def without(spans: Iterable[Span], closed: Mapping[int, Times]) -> list[Span]:
    """The spans that no closure of their resource touches."""
    return [
        span
        for span in spans
        if not any(
            start < span.ends_at and span.starts_at < end for start, end in closed.get(span.resource, ())
        )
    ]


def free(spans: Iterable[Span], taken: Mapping[tuple[int, datetime], int]) -> list[Span]:
    """The spans that still have room; most room first within a moment."""
    counted = [replace(span, taken=taken.get(span.key, 0)) for span in spans]
    return sorted(
        (span for span in counted if span.left > 0),
        key=lambda span: (span.starts_at, -span.left, span.resource),
    )
