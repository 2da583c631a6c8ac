"""Acting for another: what a mandate says when a filing brings it; what rooms offer on a citizen's own case."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class MandateGiven:
    """That a citizen has asked this officer to act for him: how it was given, for what, until when.

    `way` and `scope` are words of the room of mandates, which checks them; `witness` is a name where it was spoken.
    The signed paper is among the papers of the filing, standing for `MANDATE_PAPER`.
    """

    way: str
    scope: tuple[str, ...]
    until: date
    witness: str = ""


MANDATE_PAPER = "mandate"


@dataclass(frozen=True)
class CitizenOffer:
    """A page of another room about this very case, for its citizen: what it is called and where it stands."""

    title: str
    url: str


# Called with (case, moment) for a case that its citizen has opened: one statement at most.
CITIZEN_OFFERS: Socket[Callable[[Any, datetime], Sequence[CitizenOffer]]] = Socket(
    "offers on a citizen's case page"
)


@dataclass(frozen=True)
class StandIn:
    """The officer whom a citizen asked to receive what is told of his case, and the page on which he reads it."""

    officer_id: int
    page: str


# Called with keys of cases and a moment: by case who receives for its citizen then. One statement.
STAND_INS: Socket[Callable[[Collection[int], datetime], Mapping[int, StandIn]]] = Socket(
    "who receives for citizens"
)
