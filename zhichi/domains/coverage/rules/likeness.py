"""What is suspiciously alike: pictures and notes by 64-bit hashes, records by their days, journeys by their speed."""

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from zhichi.kernel.geo import distance_m

BITS = 64
MASK = (1 << BITS) - 1


def unsigned(value: int) -> int:
    """A stored hash is a signed 64-bit number; its bits as a number from 0."""
    return value & MASK


def hamming(one: int, other: int) -> int:
    """Bits in which two hashes differ."""
    return (unsigned(one) ^ unsigned(other)).bit_count()


def bands(distance: int) -> list[tuple[int, int]]:
    """(shift, mask) of distance + 1 bands: two hashes that differ in at most `distance` bits agree in one of them."""
    number = distance + 1
    edges = [BITS * i // number for i in range(number + 1)]
    return [(low, (1 << (high - low)) - 1) for low, high in pairwise(edges)]


def alike(hashes: Sequence[int], distance: int) -> Iterator[tuple[int, int]]:
    """Pairs (i < j) of positions whose hashes differ in at most `distance` bits, each once.

    Only hashes that agree in a whole band are compared: ten thousand pictures take well under a second. Equal hashes
    are compared once for all of their positions.
    """
    positions: dict[int, list[int]] = defaultdict(list)
    for position, value in enumerate(hashes):
        positions[unsigned(value)].append(position)
    for same in positions.values():
        yield from ((i, j) for n, i in enumerate(same) for j in same[n + 1 :])
    distinct = list(positions)
    split = bands(distance)
    for number, (shift, mask) in enumerate(split):
        bucket: dict[int, list[int]] = defaultdict(list)
        for value in distinct:
            bucket[value >> shift & mask].append(value)
        for near in bucket.values():
            for n, one in enumerate(near):
                for other in near[n + 1 :]:
                    if (one ^ other).bit_count() > distance:
                        continue
                    # Found in an earlier band already.
                    if any(one >> s & m == other >> s & m for s, m in split[:number]):
                        continue
                    yield from ((min(i, j), max(i, j)) for i in positions[one] for j in positions[other])


def copied(hashes: Sequence[int], distance: int) -> int:
    """How many notes repeat another: all but one of each group of notes that are alike."""
    leader = {value: value for value in map(unsigned, hashes)}

    def head(value: int) -> int:
        while leader[value] != value:
            leader[value] = leader[leader[value]]
            value = leader[value]
        return value

    distinct = list(leader)
    for i, j in alike(distinct, distance):
        leader[head(distinct[i])] = head(distinct[j])
    return len(hashes) - sum(leader[value] == value for value in distinct)


def at_month_end(day: date, last_days: int) -> bool:
    """Whether a day is one of the last `last_days` days of its month."""
    return day.day > calendar.monthrange(day.year, day.month)[1] - last_days


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody served at a point at a moment; degrees."""

    server: str
    at: datetime
    point: int
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Jump:
    """Two records of one server that no journey joins."""

    points: tuple[int, int]
    minutes: int
    km: int


class Jumps:
    """Finds records that no journey joins, shown in order of time; keeps the last of each server."""

    def __init__(self, *, km_an_hour: int, min_km: int) -> None:
        self.km_an_hour, self.min_m = km_an_hour, min_km * 1000
        self.last: dict[str, Seen] = {}

    def show(self, record: Seen) -> Jump | None:
        """The jump from the server's record before to this one, if it is one."""
        before = self.last.get(record.server)
        self.last[record.server] = record
        if before is None or before.point == record.point:
            return None
        metres = distance_m(before.lon, before.lat, record.lon, record.lat)
        seconds = (record.at - before.at).total_seconds()
        if metres < self.min_m or metres * 3.6 <= self.km_an_hour * seconds:
            return None
        return Jump((before.point, record.point), int(seconds // 60), round(metres / 1000))
