"""What rooms say on the first screen of the office: work that waits for an officer, and what he reads first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Waiting:
    """So many things of one kind wait for this very officer, and where they are listed.

    `late` of them are past their day; `since` is the day from which the oldest has waited, None where nobody knows.
    """

    group: str
    title: str
    count: int
    url: str
    late: int = 0
    since: date | None = None


@dataclass(frozen=True)
class SightLine:
    """One line of a `Sight`: what it is, where it is, what is the matter."""

    title: str
    url: str
    place: str
    words: str


@dataclass(frozen=True)
class Sight:
    """What an officer sees before his own work: the first `lines` of `count`, the whole under `url`.

    `lead` says what counts and as of when; `empty` is said when nothing does.
    """

    title: str
    lead: str
    count: int
    url: str
    lines: tuple[SightLine, ...]
    empty: str = ""


# Called with (actor, moment): kinds of which nothing waits are left out; at most three statements, however much waits.
WAITING: Socket[Callable[[Any, datetime], Sequence[Waiting]]] = Socket("what waits for an officer")
# Called with (actor, moment): None for whom it is not meant.
FIRST_SIGHTS: Socket[Callable[[Any, datetime], Sight | None]] = Socket("first sights")
