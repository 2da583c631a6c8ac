"""What everybody in the hall sees: numbers and windows, nobody's name, and not why somebody is called."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate, localtime

from zhichi.foundation.appointments.public import IN_HALL, Hall, State, Turn, call_words, shown

LAST_CALLS = 6


@dataclass(frozen=True, slots=True)
class Called:
    """`serving`: the person is at the window; else the number is being called."""

    number: str
    place: str
    serving: bool
    calls: int
    words: str


@dataclass(frozen=True, slots=True)
class Board:
    """A hall at a moment; `calls` the latest first, `waiting` the numbers that wait, lowest first."""

    calls: tuple[Called, ...]
    waiting: tuple[str, ...]
    as_of: datetime

    @property
    def document(self) -> dict[str, Any]:
        """For machines; the same whoever asks."""
        return {
            "calls": [
                {
                    "number": one.number,
                    "place": one.place,
                    "serving": one.serving,
                    "calls": one.calls,
                    "words": one.words,
                }
                for one in self.calls
            ],
            "waiting": list(self.waiting),
            "as_of": f"{localtime(self.as_of):%H:%M}",
        }

    @property
    def mark(self) -> str:
        """Changes when what is shown changes, and not with the time."""
        return "|".join(
            [*(f"{one.number}@{one.place}:{one.calls}{one.serving:d}" for one in self.calls), *self.waiting]
        )


def board_of(hall: Hall, at: datetime) -> Board:
    """One statement."""
    return board_on(hall.pk, localdate(at), at)


def board_on(hall: int, day: date, at: datetime) -> Board:
    rows = list(
        Turn.objects.filter(hall=hall, day=day, state__in=IN_HALL)
        .order_by("-called_at", "number")
        .values_list("number", "resource__name", "state", "calls", "called_at")
    )
    called = [row for row in rows if row[2] != State.ARRIVED]
    return Board(
        calls=tuple(
            Called(shown(number), place, state == State.SERVING, calls, call_words(number, place))
            for number, place, state, calls, _ in called[:LAST_CALLS]
        ),
        waiting=tuple(
            shown(row[0]) for row in sorted(rows, key=lambda row: row[0] or 0) if row[2] == State.ARRIVED
        ),
        as_of=at,
    )
