"""What rooms do and say when an administrative division passes into others."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Passing:
    """One ended division and all those into which it passed on a day; `begun` are the heirs that began with it."""

    former: str
    heirs: tuple[str, ...]
    on: date
    begun: frozenset[str] = frozenset()


# Called inside the transaction when a division has passed, and when that record is taken back as made in error.
REGION_PASSED: Socket[Callable[[Passing], None]] = Socket("divisions that passed into others")
REGION_TAKEN_BACK: Socket[Callable[[Passing], None]] = Socket("changes of divisions taken back")
# Called inside that transaction too, before anything is kept for good: sentences about what moves with a division.
REGION_MOVES: Socket[Callable[[Passing], list[str]]] = Socket("what moves with a division")
# Called before and after a change that is tried: (what is counted, how much) on a day for some counties (12 digits).
REGION_COUNTS: Socket[Callable[[Collection[str], date], list[tuple[str, str]]]] = Socket("counts by county")
