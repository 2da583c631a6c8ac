"""The next working day or Saturday at an hour of the clock, in Beijing time."""

from datetime import date, datetime

import pytest

from zhichi.domains.coverage.rules.moments import SATURDAY, WORKING_DAY, next_moment
from zhichi.kernel.workdays import BEIJING, Calendar

# 2026: National Day 1 to 7 October; Saturday the tenth is worked.
CALENDAR = Calendar(
    "2026/1",
    frozenset({2026}),
    frozenset(date(2026, 10, n) for n in range(1, 8)),
    frozenset({date(2026, 10, 10)}),
)


@pytest.mark.parametrize(
    ("day", "on", "found"),
    [
        (date(2026, 11, 23), WORKING_DAY, date(2026, 11, 23)),
        (date(2026, 11, 28), WORKING_DAY, date(2026, 11, 30)),
        (date(2026, 10, 1), WORKING_DAY, date(2026, 10, 8)),
        (date(2026, 10, 10), WORKING_DAY, date(2026, 10, 10)),
        (date(2026, 11, 23), SATURDAY, date(2026, 11, 28)),
        (date(2026, 10, 3), SATURDAY, date(2026, 10, 17)),  # a holiday, then a worked one
        (date(2027, 1, 1), WORKING_DAY, date(2027, 1, 1)),  # no notice yet: by weekday
        (date(2027, 1, 1), SATURDAY, date(2027, 1, 2)),
    ],
)
def test_the_next_day_of_a_kind(day, on, found):
    assert next_moment(day, on, "19:00", CALENDAR) == datetime(
        found.year, found.month, found.day, 19, tzinfo=BEIJING
    )


def test_a_kind_of_day_that_is_not_known_is_refused():
    with pytest.raises(ValueError, match="sunday"):
        next_moment(date(2026, 11, 23), "sunday", "10:00", CALENDAR)
