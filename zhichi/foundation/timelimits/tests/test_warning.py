"""When a clock turns amber: as every clock does, or as early as its limit says."""

import pytest

from zhichi.foundation.timelimits.public import light, start
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("warn", "moment", "seen"),
    [
        (None, "2026-03-10T23:00", "green"),
        (None, "2026-03-12T09:00", "amber"),
        (5, "2026-03-08T23:00", "green"),
        (5, "2026-03-09T09:00", "amber"),
        (1, "2026-03-12T09:00", "green"),
        (1, "2026-03-13T09:00", "amber"),
    ],
)
def test_a_limit_of_days_warns_as_early_as_it_says(warn, moment, seen):
    clock = start(subject="case:1", limit=make_limit(n=10, warn_before=warn), at=at("2026-03-02"))
    assert str(clock.due_on) == "2026-03-16"
    assert light(clock, at(moment)) == seen


def test_a_limit_of_hours_warns_in_hours():
    clock = start(
        subject="case:1", limit=make_limit(n=24, unit="hour", warn_before=12), at=at("2026-03-02T08:00")
    )
    assert light(clock, at("2026-03-02T19:00")) == "green"
    assert light(clock, at("2026-03-02T20:30")) == "amber"
