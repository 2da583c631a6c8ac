"""Waiting hours: minutes in which people look at their telephones."""

from datetime import datetime, time

import pytest

from zhichi.foundation.appointments.rules.awake import Awake
from zhichi.kernel.workdays import BEIJING

DAY = Awake(time(8), time(21))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("begun", "minutes", "over"),
    [
        (at(24, 9), 60, at(24, 10)),
        (at(24, 20), 60, at(24, 21)),
        (at(24, 20, 30), 60, at(25, 8, 30)),
        (at(24, 21), 60, at(25, 9)),
        (at(24, 23, 59), 60, at(25, 9)),
        (at(24, 3), 60, at(24, 9)),
        (at(24, 8), 13 * 60, at(24, 21)),
        (at(24, 12), 20 * 60, at(25, 19)),
        (at(24, 20), 14 * 60 + 1, at(26, 8, 1)),
    ],
)
def test_only_waking_hours_count(begun: datetime, minutes: int, over: datetime):
    assert DAY.after(begun, minutes) == over
