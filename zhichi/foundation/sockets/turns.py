"""What happened to somebody's booking: told inside the transaction to whoever sends messages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class TurnTold:
    """`event` is a verb or first state of `foundation.appointments` (booked, waiting, move, offer, displace, call, …).

    `phone` is for sending only: it is kept nowhere in the clear. `answer_by` is set while an offer waits; `former_at`
    is the time that was given up or taken away; `day` the day it is all about.
    """

    turn: int
    code: str
    phone: str
    event: str
    hall: str
    place: str
    starts_at: datetime | None
    former_at: datetime | None
    day: date
    answer_by: datetime | None
    at: datetime


TURN_TOLD: Socket[Callable[[TurnTold], None]] = Socket("news of bookings")
