"""Periods counted by hand on the State Council notices for 2024, 2025 and 2026.

The remark beside a row names the days that decide it: "w" a working weekend (调休上班), "h" a holiday.
"""

from datetime import date, datetime, timedelta, timezone

import pytest

from zhichi.kernel.tests.calendars import calendar
from zhichi.kernel.workdays import BEIJING, Calendar, CalendarGapError, Unit, due

CALENDAR = calendar(2024, 2025, 2026)
WORKING = [
    # domain.md §0.6 (computed from the 2026 notice)
    ("2026-02-13", 5, "2026-02-27"),  # w 02-14; h 15…23; 24 25 26 27
    ("2026-02-13", 7, "2026-03-02"),  # w 02-28
    ("2026-04-30", 5, "2026-05-11"),  # h 05-01…05; 6 7 8 w9 11
    ("2026-09-18", 5, "2026-09-24"),  # w20 21 22 23 24
    ("2026-09-30", 10, "2026-10-20"),  # h 01…07; 8 9 w10 12…16 19 20
    ("2026-01-30", 20, "2026-03-05"),
    # domain.md Annex A, cross-check 1: rec.answer, 行政复议法 §48, §88
    ("2026-02-13", 10, "2026-03-05"),  # w14 24 25 26 27 w28 2 3 4 5
    # 2024
    ("2024-02-08", 1, "2024-02-09"),  # New Year's Eve was no day off in 2024
    ("2024-02-09", 5, "2024-02-22"),  # h 10…17; w18 19 20 21 22
    ("2024-02-02", 3, "2024-02-06"),  # w4 5 6
    ("2024-04-03", 2, "2024-04-08"),  # h 4…6; w7 8
    ("2024-04-30", 5, "2024-05-10"),  # h 1…5; 6 7 8 9 10
    ("2024-05-10", 1, "2024-05-11"),  # w11
    ("2024-06-07", 1, "2024-06-11"),  # h 10
    ("2024-09-13", 2, "2024-09-18"),  # w14; h 15…17; 18
    ("2024-09-27", 10, "2024-10-16"),  # w29 30; h; 8 9 10 11 w12 14 15 16
    ("2024-02-28", 3, "2024-03-04"),  # leap day counts: 29 1 4
    ("2024-12-31", 1, "2025-01-02"),  # h 01-01
    # 2025
    ("2025-01-24", 3, "2025-02-05"),  # w26 27; h 28…04; 5
    ("2025-01-27", 10, "2025-02-17"),  # 5 6 7 w8 10…14 17
    ("2025-04-25", 5, "2025-05-06"),  # w27 28 29 30; h; 6
    ("2025-05-30", 1, "2025-06-03"),  # h 31…02
    ("2025-09-26", 3, "2025-09-30"),  # w28 29 30
    ("2025-09-30", 3, "2025-10-11"),  # h 1…8; 9 10 w11
    ("2025-10-10", 2, "2025-10-13"),  # w11 13
    ("2025-12-31", 2, "2026-01-05"),  # h 1…3; w4 5
    # 2026
    ("2026-02-13", 1, "2026-02-14"),  # w14
    ("2026-02-27", 1, "2026-02-28"),  # w28
    ("2026-05-08", 2, "2026-05-11"),  # w9 11
    ("2026-09-24", 1, "2026-09-28"),  # h 25…27
    ("2026-10-09", 1, "2026-10-10"),  # w10
    ("2026-06-18", 15, "2026-07-10"),  # h 19…21; three plain weeks
    ("2026-11-22", 5, "2026-11-27"),  # a Sunday start: 23…27
    ("2026-11-22", 20, "2026-12-18"),  # four plain weeks: 行政许可法 §42
    # before a day: 行政处罚法 §64, §85, seven working days before the hearing
    ("2026-03-10", -7, "2026-02-28"),  # 9 6 5 4 3 2 w28
    ("2026-02-25", -7, "2026-02-09"),  # 24; h; w14 13 12 11 10 9
    ("2026-10-09", -7, "2026-09-22"),  # 8; h; 30 29 28; h; 24 23 22
    ("2025-02-06", -7, "2025-01-21"),  # 5; h; 27 w26 24 23 22 21
    ("2024-10-08", -7, "2024-09-23"),  # h; 30 w29 27 26 25 24 23
    ("2026-01-05", -3, "2025-12-30"),  # w4; h; 31 30
]
CALENDAR_DAYS = [
    # domain.md §0.6
    ("2026-02-10", 7, "2026-02-17", "2026-02-24"),
    ("2026-08-03", 60, "2026-10-02", "2026-10-08"),
    ("2026-04-01", 3, "2026-04-04", "2026-04-07"),
    # domain.md Annex A, cross-check 2: lit.answer, 行政诉讼法 §67
    ("2026-09-20", 15, "2026-10-05", "2026-10-08"),
    # 2024
    ("2024-01-25", 30, "2024-02-24", "2024-02-26"),  # a Saturday
    ("2024-02-03", 1, "2024-02-04", "2024-02-04"),  # w4: a working Sunday does not roll
    ("2024-04-19", 15, "2024-05-04", "2024-05-06"),
    ("2024-08-02", 60, "2024-10-01", "2024-10-08"),
    ("2024-12-02", 30, "2025-01-01", "2025-01-02"),
    # 2025
    ("2025-01-20", 15, "2025-02-04", "2025-02-05"),
    ("2025-03-06", 30, "2025-04-05", "2025-04-07"),
    ("2025-04-26", 1, "2025-04-27", "2025-04-27"),  # w27
    ("2025-04-17", 15, "2025-05-02", "2025-05-06"),
    ("2025-07-06", 90, "2025-10-04", "2025-10-09"),  # 行政处罚法 §60
    ("2025-08-02", 60, "2025-10-01", "2025-10-09"),
    ("2025-12-03", 60, "2026-02-01", "2026-02-02"),  # a Sunday in the next year
    # 2026
    ("2026-02-04", 10, "2026-02-14", "2026-02-14"),  # w14
    ("2026-02-18", 10, "2026-02-28", "2026-02-28"),  # w28
    ("2026-11-22", 30, "2026-12-22", "2026-12-22"),
    # before a day: rolls back, never nearer
    ("2026-10-20", -15, "2026-10-05", "2026-09-30"),
    ("2026-02-26", -10, "2026-02-16", "2026-02-14"),  # w14
    # the day itself
    ("2026-11-22", 0, "2026-11-22", "2026-11-23"),
]
MONTHS = [
    ("2026-01-31", 1, "2026-02-28", "2026-02-28"),  # 民法典 §202: no such day, month's end; w28
    ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
    ("2025-01-31", 1, "2025-02-28", "2025-02-28"),
    ("2025-12-30", 2, "2026-02-28", "2026-02-28"),
    ("2026-01-15", 3, "2026-04-15", "2026-04-15"),  # 社区矫正法 §29
    ("2026-03-20", 2, "2026-05-20", "2026-05-20"),  # 行政诉讼法 §47
    ("2026-04-02", 6, "2026-10-02", "2026-10-08"),  # 行政诉讼法 §46
    ("2025-08-31", 6, "2026-02-28", "2026-02-28"),
    ("2025-11-16", 3, "2026-02-16", "2026-02-24"),
    ("2024-02-29", 12, "2025-02-28", "2025-02-28"),
    ("2026-05-31", -1, "2026-04-30", "2026-04-30"),
    ("2026-04-05", -2, "2026-02-05", "2026-02-05"),
    ("2026-08-02", -6, "2026-02-02", "2026-02-02"),
    ("2026-11-03", -1, "2026-10-03", "2026-09-30"),
]


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(("start", "n", "end"), WORKING)
def test_working_days_skip_rest_days_and_count_working_weekends(start: str, n: int, end: str) -> None:
    found = due(day(start), n, Unit.WORKING_DAY, CALENDAR)
    assert (found.raw, found.due, found.rolled) == (day(end), day(end), False)
    assert sum(step.counted for step in found.steps) == abs(n)


@pytest.mark.parametrize(("start", "n", "raw", "end"), CALENDAR_DAYS)
def test_calendar_days_end_on_a_working_day(start: str, n: int, raw: str, end: str) -> None:
    found = due(day(start), n, Unit.CALENDAR_DAY, CALENDAR)
    assert (found.raw, found.due) == (day(raw), day(end))
    assert due(day(start), n, Unit.CALENDAR_DAY, CALENDAR, roll=False).due == day(raw)


@pytest.mark.parametrize(("start", "n", "raw", "end"), MONTHS)
def test_months_end_on_the_same_day_of_the_month_or_on_its_last(
    start: str, n: int, raw: str, end: str
) -> None:
    found = due(day(start), n, Unit.MONTH, CALENDAR)
    assert (found.raw, found.due) == (day(raw), day(end))


def test_hours_run_through_the_weekend() -> None:
    # domain.md Annex A, cross-check 3: 24 hours from a Friday 17:00
    found = due(datetime(2026, 11, 20, 17, 0, tzinfo=BEIJING), 24, Unit.HOUR, CALENDAR)
    assert found.due == datetime(2026, 11, 21, 17, 0, tzinfo=BEIJING)
    assert found.due_on == date(2026, 11, 21)


def test_hours_need_no_calendar_and_come_back_in_beijing_time() -> None:
    empty = Calendar("none", frozenset(), frozenset(), frozenset())
    found = due(datetime(2026, 12, 31, 20, 0, tzinfo=timezone.utc), 48, "hour", empty)  # noqa: UP017
    assert found.due.isoformat() == "2027-01-03T04:00:00+08:00"


def test_hours_before_a_moment_count_backwards() -> None:
    moment = datetime(2026, 10, 1, 9, 0, tzinfo=BEIJING)
    assert due(moment, -24, Unit.HOUR, CALENDAR).due == moment - timedelta(days=1)


def test_hours_cannot_start_from_a_bare_day() -> None:
    with pytest.raises(ValueError, match="moment"):
        due(date(2026, 1, 5), 24, Unit.HOUR, CALENDAR)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        due(datetime(2026, 1, 5, 8, 0), 1, Unit.WORKING_DAY, CALENDAR)  # noqa: DTZ001


def test_late_evening_in_london_is_already_the_next_day_in_beijing() -> None:
    start = datetime(2026, 11, 22, 20, 0, tzinfo=timezone.utc)  # noqa: UP017
    found = due(start, 1, Unit.WORKING_DAY, CALENDAR)
    assert (found.start, found.due) == (date(2026, 11, 23), date(2026, 11, 24))


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH])
def test_a_year_without_a_notice_is_refused_by_name(unit: Unit) -> None:
    with pytest.raises(CalendarGapError, match="2027年的放假安排还没有录入") as caught:
        due(date(2026, 12, 31), 1, unit, CALENDAR)
    assert caught.value.year == 2027


def test_without_rolling_calendar_days_need_no_notice() -> None:
    assert due(date(2026, 12, 31), 1, Unit.CALENDAR_DAY, CALENDAR, roll=False).due == date(2027, 1, 1)


def test_an_absurd_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="no time limit"):
        due(date(2026, 1, 5), 10_001, Unit.MONTH, CALENDAR)


def test_the_steps_explain_every_working_day() -> None:
    found = due(date(2026, 2, 13), 2, Unit.WORKING_DAY, CALENDAR)
    told = [(step.on.day, step.weekday, step.number, step.reason) for step in found.steps]
    assert told == [
        (13, "星期五", None, "当日不计入"),
        (14, "星期六", 1, "调休上班"),
        *((d, f"星期{'日一二三四五六'[(d - 15) % 7]}", None, "法定节假日") for d in range(15, 24)),
        (24, "星期二", 2, "工作日"),
    ]


def test_the_steps_explain_a_moved_end() -> None:
    found = due(date(2026, 11, 19), 2, Unit.CALENDAR_DAY, CALENDAR)
    told = [(step.on.day, step.counted, step.reason) for step in found.steps]
    assert told == [
        (19, False, "当日不计入"),
        (20, True, "自然日"),
        (21, True, "自然日"),
        (21, False, "最后一日是休息日"),
        (22, False, "休息日"),
        (23, False, "顺延到工作日"),
    ]


def test_the_steps_of_a_backward_limit_say_that_it_moved_earlier() -> None:
    found = due(date(2026, 10, 20), -15, Unit.CALENDAR_DAY, CALENDAR)
    assert found.steps[-1].reason == "提前到工作日"


def test_the_steps_of_a_month_say_when_its_end_was_taken() -> None:
    found = due(date(2026, 1, 31), 2, Unit.MONTH, CALENDAR)
    assert [step.reason for step in found.steps][1:] == [
        "第1个月的对应日，当月没有对应日，取月末",
        "第2个月的对应日",
    ]
