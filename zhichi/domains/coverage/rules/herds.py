"""Confirmations that came from one place within minutes: perhaps somebody answered for the citizens."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

Answer = tuple[str, datetime]


def herded(answers: Iterable[Answer], *, within: timedelta, at_least: int) -> int:
    """How many of (origin, moment) lie in a group of at least so many of one origin, from first to last `within`.

    An answer without an origin belongs to no group.
    """
    by_origin: dict[str, list[datetime]] = defaultdict(list)
    for origin, at in answers:
        if origin:
            by_origin[origin].append(at)
    found = 0
    for moments in by_origin.values():
        moments.sort()
        taken: set[int] = set()
        first = 0
        for last, at in enumerate(moments):
            while at - moments[first] > within:
                first += 1
            if last - first + 1 >= at_least:
                taken.update(range(first, last + 1))
        found += len(taken)
    return found
