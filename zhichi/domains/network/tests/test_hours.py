from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from zhichi.domains.network.rules.hours import HoursError, check_hours, hours_words, open_at
from zhichi.domains.network.tests.factories import WEEKDAYS
from zhichi.kernel.workdays import BEIJING, Calendar

CALENDAR = Calendar(
    "2026/0", frozenset({2026}), off=frozenset({date(2026, 10, 1)}), work=frozenset({date(2026, 10, 10)})
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-03-02T08:59", False),
        ("2026-03-02T09:00", True),
        ("2026-03-02T11:59", True),
        ("2026-03-02T12:00", False),
        ("2026-03-02T13:30", True),
        ("2026-03-02T17:00", False),
        ("2026-03-07T10:00", False),  # Saturday
    ],
)
def test_a_point_is_open_from_the_first_minute_to_before_the_last(moment, is_open):
    assert open_at(WEEKDAYS, at(moment)) is is_open


def test_the_hour_is_that_of_beijing_wherever_the_moment_was_written():
    assert open_at(WEEKDAYS, datetime(2026, 3, 2, 1, 0, tzinfo=UTC))
    assert not open_at(WEEKDAYS, datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    assert open_at(WEEKDAYS, datetime(2026, 3, 1, 20, 0, tzinfo=timezone(timedelta(hours=-5))))


def test_a_holiday_closes_and_a_working_weekend_opens_as_monday():
    assert open_at(WEEKDAYS, at("2026-10-01T10:00"))
    assert not open_at(WEEKDAYS, at("2026-10-01T10:00"), CALENDAR)
    assert not open_at(WEEKDAYS, at("2026-10-10T10:00"))
    assert open_at(WEEKDAYS, at("2026-10-10T10:00"), CALENDAR)
    saturdays = WEEKDAYS | {"6": [["14:00", "15:00"]]}
    assert not open_at(saturdays, at("2026-10-10T10:00"), CALENDAR)


def test_a_year_without_a_notice_is_read_by_weekday():
    assert open_at(WEEKDAYS, at("2029-01-01T10:00"), CALENDAR)


def test_round_the_clock_is_open_at_midnight():
    always = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
    assert open_at(check_hours(always), at("2026-03-02T00:00"))
    assert open_at(always, at("2026-03-02T23:59"))
    assert hours_words(always) == ["每天 00:00–24:00"]


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        ({}, []),
        (WEEKDAYS, ["周一至周五 09:00–12:00，13:30–17:00"]),
        ({"1": [["09:00", "12:00"]], "2": [["09:00", "12:00"]]}, ["周一、周二 09:00–12:00"]),
        ({"3": [["09:00", "12:00"]], "7": [["10:00", "11:00"]]}, ["周三 09:00–12:00", "周日 10:00–11:00"]),
    ],
)
def test_hours_are_told_with_equal_days_together(hours, lines):
    assert hours_words(hours) == lines


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ([], "按星期"),
        ({"8": []}, "按星期"),
        ({"1": "09:00-12:00"}, "星期一.*若干"),
        ({"1": [["09:00"]]}, "星期一.*若干"),
        ({"2": [["9:00", "12:00"]]}, "星期二.*09:00 的样子"),
        ({"2": [["09:00", "25:00"]]}, "星期二.*09:00 的样子"),
        ({"2": [[9, 12]]}, "星期二.*09:00 的样子"),
        ({"7": [["12:00", "09:00"]]}, "星期日.*先后"),
        ({"7": [["09:00", "12:00"], ["11:00", "13:00"]]}, "星期日.*先后"),
    ],
)
def test_hours_that_cannot_be_read_are_told_in_a_sentence(hours, words):
    with pytest.raises(HoursError, match=words):
        check_hours(hours)
