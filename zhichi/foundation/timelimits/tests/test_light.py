"""The light: green, amber from two working days before the end, red after it, grey when nothing runs."""

import pytest

from zhichi.foundation.timelimits.public import light, start, stop
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("moment", "colour"),
    [
        ("2026-02-13", "green"),
        ("2026-02-24T23:59", "green"),  # Tuesday: three working days are left
        ("2026-02-25T00:00", "amber"),  # Wednesday: Thursday and Friday are left
        ("2026-02-27T23:59", "amber"),
        ("2026-02-28T00:00", "red"),
    ],
)
def test_days_warn_two_working_days_before_the_end(moment, colour):
    clock = start(subject="case:1", limit=make_limit(n=5), at=at("2026-02-13"))
    assert light(clock, at(moment)) == colour


@pytest.mark.parametrize(
    ("moment", "colour"),
    [
        ("2026-03-07T12:11", "green"),
        ("2026-03-07T12:12", "amber"),  # a fifth of 24 hours: 4 h 48 min before the end
        ("2026-03-07T17:00", "amber"),
        ("2026-03-07T17:01", "red"),
    ],
)
def test_hours_warn_in_their_last_fifth(moment, colour):
    clock = start(subject="case:1", limit="la.forward_detainee", at=at("2026-03-06T17:00"))
    assert light(clock, at(moment)) == colour


def test_a_light_asks_the_database_nothing(django_assert_num_queries):
    clock = start(subject="case:1", limit="la.decide", at=at("2026-03-02"))
    (stopped,) = stop(subject="case:1", at=at("2026-03-03"))
    with django_assert_num_queries(0):
        assert (light(clock, at("2026-03-02")), light(stopped, at("2026-03-20"))) == ("green", "grey")
