"""Counting periods: every row names the rule of rules/counting.py (or the article) it stands for."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from zhichi.foundation.timelimits.rules import CountingError, Longer, Pause, Term, compute_due
from zhichi.foundation.timelimits.tests.factories import CALENDAR, at
from zhichi.kernel import workdays

WD, CD, MO, H = "working_day", "calendar_day", "month", "hour"


def due(start, n, unit, pauses=(), longer=(), roll=True):
    suspensions = [Pause(at(a), at(b) if b else None) for a, b in pauses]
    extensions = [Longer(n, unit) for n, unit in longer]
    return compute_due(Term(n, unit, roll), at(start), suspensions, extensions, CALENDAR)


@pytest.mark.parametrize(
    ("start", "n", "unit", "raw", "end"),
    [
        ("2026-02-13", 5, WD, "2026-02-27", "2026-02-27"),
        ("2026-02-13", 7, WD, "2026-03-02", "2026-03-02"),
        ("2026-04-30", 5, WD, "2026-05-11", "2026-05-11"),
        ("2026-09-18", 5, WD, "2026-09-24", "2026-09-24"),
        ("2026-09-30", 10, WD, "2026-10-20", "2026-10-20"),
        ("2026-01-30", 20, WD, "2026-03-05", "2026-03-05"),
        ("2026-02-10", 7, CD, "2026-02-17", "2026-02-24"),
        ("2026-08-03", 60, CD, "2026-10-02", "2026-10-08"),
        ("2026-04-01", 3, CD, "2026-04-04", "2026-04-07"),
        # Annex A, cross-checks: rec.answer and lit.answer
        ("2026-02-13", 10, WD, "2026-03-05", "2026-03-05"),
        ("2026-09-20", 15, CD, "2026-10-05", "2026-10-08"),
        # Months: no 31st in February (民法典 §202); the 30th of August to a Monday
        ("2025-12-31", 2, MO, "2026-02-28", "2026-02-28"),
        ("2026-05-30", 3, MO, "2026-08-30", "2026-08-31"),
        # The latest day before a hearing: seven working days back over the holidays (行政处罚法 §64, §85)
        ("2026-02-27", -7, WD, "2026-02-11", "2026-02-11"),
        # A backward period of calendar days that ends at rest ends earlier, never later
        ("2026-10-10", -7, CD, "2026-10-03", "2026-09-30"),
        # A fixed day of the month after the quarter
        ("2026-09-30", 5, "day_of_next_month", "2026-10-05", "2026-10-08"),
        ("2026-01-31", 31, "day_of_next_month", "2026-02-28", "2026-02-28"),
    ],
)
def test_a_period_ends_where_the_law_says(start, n, unit, raw, end):
    got = due(start, n, unit)
    assert (str(got.raw_on), str(got.on)) == (raw, end)


def test_a_limit_that_does_not_roll_ends_on_its_own_day():
    assert str(due("2026-07-01", 3, MO, roll=False).on) == "2026-10-01"
    assert str(due("2026-09-30", 5, "day_of_next_month", roll=False).on) == "2026-10-05"


@pytest.mark.parametrize(
    ("start", "hours", "pauses", "end"),
    [
        ("2026-02-13T17:00", 24, [], "2026-02-14T17:00"),
        ("2026-09-30T17:00", 48, [], "2026-10-02T17:00"),
        ("2026-02-13T17:00", 24, [("2026-02-13T20:00", "2026-02-14T02:00")], "2026-02-14T23:00"),
        (
            "2026-02-13T17:00",
            24,
            [("2026-02-13T20:00", "2026-02-14T02:00"), ("2026-02-13T22:00", "2026-02-14T04:00")],
            "2026-02-15T01:00",
        ),
        ("2026-02-13T17:00", 24, [("2026-02-14T18:00", "2026-02-15T18:00")], "2026-02-14T17:00"),
        ("2026-02-13T17:00", 24, [("2026-02-13T20:00", None)], None),
    ],
)
def test_hours_run_through_nights_and_holidays_and_lose_exactly_what_is_suspended(start, hours, pauses, end):
    assert due(start, hours, H, pauses).at == (at(end) if end else None)


@pytest.mark.parametrize(
    ("why", "start", "n", "unit", "pauses", "end"),
    [
        ("no suspension", "2026-03-02", 7, CD, [], "2026-03-09"),
        ("rule 3: 4th to 6th are out, three days move it three", "2026-03-02", 7, CD, [("2026-03-04", "2026-03-06")], "2026-03-12"),
        ("on day 1: all seven days remain", "2026-03-02", 7, CD, [("2026-03-03", "2026-03-05")], "2026-03-12"),
        ("on the last day: one day remains", "2026-03-02", 7, CD, [("2026-03-09", "2026-03-17")], "2026-03-18"),
        ("on the day of the trigger: that day never counted", "2026-03-02", 7, CD, [("2026-03-02", "2026-03-03")], "2026-03-10"),
        ("resumed the same day: that one day is out", "2026-03-02", 7, CD, [("2026-03-04", "2026-03-04")], "2026-03-10"),
        ("overlapping: each day is out once", "2026-03-02", 7, CD, [("2026-03-04", "2026-03-06"), ("2026-03-05", "2026-03-09")], "2026-03-16"),
        ("after the end: changes nothing", "2026-03-02", 7, CD, [("2026-03-10", "2026-03-20")], "2026-03-09"),
        ("working days: the weekend inside was not counted anyway", "2026-03-02", 7, WD, [("2026-03-05", "2026-03-09")], "2026-03-16"),
        ("working days: a suspended make-up Saturday is lost once", "2026-02-13", 5, WD, [("2026-02-14", "2026-02-14")], "2026-02-28"),
        ("in the days it rolls over: the first working day after it", "2026-08-03", 60, CD, [("2026-10-05", "2026-10-20")], "2026-10-21"),
        ("months: ten days move it ten days", "2026-03-02", 2, MO, [("2026-03-04", "2026-03-13")], "2026-05-12"),
        ("still open: no end", "2026-03-02", 7, CD, [("2026-03-04", None)], None),
        ("open, but only after the end", "2026-03-02", 7, CD, [("2026-03-10", None)], "2026-03-09"),
        ("open among the days it rolls over", "2026-08-03", 60, CD, [("2026-10-05", None)], None),
    ],
)  # fmt: skip
def test_days_of_a_suspension_are_not_counted(why, start, n, unit, pauses, end):
    assert due(start, n, unit, pauses).on == (date.fromisoformat(end) if end else None), why


@pytest.mark.parametrize(
    ("why", "start", "n", "unit", "longer", "end"),
    [
        (
            "60 + 30 days are 90 days, rolled once (行政复议法 §62)",
            "2026-08-03",
            60,
            CD,
            [(30, CD)],
            "2026-11-02",
        ),
        ("20 + 10 working days (行政许可法 §42)", "2026-01-30", 20, WD, [(10, WD)], "2026-03-19"),
        ("3 + 3 months are 6 months (社区矫正法 §29)", "2026-03-31", 3, MO, [(3, MO)], "2026-09-30"),
        ("another unit goes on from the unrolled end", "2026-09-01", 1, MO, [(5, WD)], "2026-10-13"),
        ("hours", "2026-03-02T08:00", 24, H, [(24, H)], "2026-03-04"),
    ],
)
def test_an_extension_is_counted_before_the_last_day_rolls(why, start, n, unit, longer, end):
    assert str(due(start, n, unit, longer=longer).on) == end, why


def test_suspension_and_extension_together_are_both_counted():
    got = due("2026-03-02", 7, CD, [("2026-03-04", "2026-03-06")], [(3, CD)])
    assert str(got.raw_on) == "2026-03-15"
    assert str(got.on) == "2026-03-16"


@pytest.mark.parametrize(
    ("n", "unit", "pauses", "longer"),
    [
        (-7, WD, [("2026-03-04", "2026-03-05")], []),
        (5, "day_of_next_month", [], [(1, CD)]),
        (5, WD, [], [(24, H)]),
        (24, H, [], [(1, CD)]),
    ],
)
def test_mixtures_without_sense_are_refused(n, unit, pauses, longer):
    with pytest.raises(CountingError, match="期限"):
        due("2026-03-02", n, unit, pauses, longer)


def test_a_year_without_a_notice_counts_by_the_weekend_and_says_so():
    got = due("2026-12-28", 10, WD)
    assert str(got.on) == "2027-01-11"
    assert got.provisional
    assert got.calendar_version == "2026/1,2027/0"
    assert not due("2026-11-02", 10, WD).provisional


def test_the_trigger_counts_by_its_day_in_beijing():
    evening_in_utc = datetime.fromisoformat("2026-03-01T17:00+00:00")
    assert str(compute_due(Term(1, CD), evening_in_utc, calendar=CALENDAR).on) == "2026-03-03"


@given(
    start=some.dates(date(2024, 2, 1), date(2026, 6, 30)),
    n=some.integers(1, 60),
    unit=some.sampled_from([WD, CD]),
    roll=some.booleans(),
    backwards=some.booleans(),
)
def test_without_events_it_agrees_with_the_kernel(start, n, unit, roll, backwards):
    n = -n if backwards and start > date(2024, 6, 1) else n
    kernel = workdays.due(start, n, unit, CALENDAR, roll=roll)
    ours = due(start.isoformat(), n, unit, roll=roll)
    assert (ours.raw_on, ours.on) == (kernel.raw, kernel.due)
    assert [d.on for d in ours.days if d.number] == [s.on for s in kernel.steps if s.counted]


@given(
    start=some.dates(date(2025, 1, 1), date(2026, 3, 1)),
    n=some.integers(1, 60),
    begins=some.integers(1, 40),
    lasts=some.integers(0, 40),
)
def test_a_suspension_takes_from_nobody_and_gives_no_more_than_its_days(start, n, begins, lasts):
    since = start + timedelta(days=begins)
    until = since + timedelta(days=lasts)
    plain = due(start.isoformat(), n, CD, roll=False)
    paused = due(start.isoformat(), n, CD, [(since.isoformat(), until.isoformat())], roll=False)
    moved = (paused.on - plain.on).days
    assert moved == (lasts + 1 if since <= plain.on else 0)
    assert sum(day.number is not None for day in paused.days) == n
