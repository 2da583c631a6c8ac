"""The shipped calendars against a second source and against the figures of the notices."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from zhichi.kernel.tests.calendars import calendar, notice

# 2015 is there for a case that is replayed; its file was not held against the printed notice, only against this package.
NOTICES = (2024, 2025, 2026)
YEARS = (2015, *NOTICES)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_every_day_agrees_with_chinesecalendar(year: int) -> None:
    known = calendar(year)
    assert [day for day in days_of(year) if known.is_working(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize(
    ("year", "working"),
    [(2024, 251), (2025, 248), (2026, 248)],  # 2026: domain.md §0.6-3; the others counted from the notices
)
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, working: int) -> None:
    known = calendar(year)
    assert sum(known.is_working(day) for day in days_of(year)) == working


@pytest.mark.parametrize("year", NOTICES)
def test_a_notice_names_its_source_and_only_sensible_days(year: int) -> None:
    found = notice(year)
    assert found["year"] == year
    assert found["published_on"].year == year - 1
    assert found["version"]
    assert found["title"] == f"国务院办公厅关于{year}年部分节假日安排的通知"
    assert "http" in found["source"]
    assert all(day.weekday() >= 5 for day in found["work"])
    assert not set(found["off"]) & set(found["work"])
    assert all(day.year == year for day in found["off"] + found["work"])
    for listed in (found["off"], found["work"]):
        assert sorted(listed) == listed or len(set(listed)) == len(listed)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 14), "调休上班"),
        (date(2026, 2, 17), "法定节假日"),
        (date(2026, 11, 22), "休息日"),
        (date(2026, 11, 23), "工作日"),
    ],
)
def test_a_day_says_what_it_is(day: date, reason: str) -> None:
    assert calendar(2026).reason(day) == reason
