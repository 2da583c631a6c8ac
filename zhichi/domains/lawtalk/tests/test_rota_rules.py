"""Patterns that repeat: values in, days out."""

from datetime import date

import pytest

from zhichi.domains.lawtalk.rules.rota import Pattern, days_of, words_of

# 2026: 1 January is a Thursday; 1 May and 1 October are holidays.
HOLIDAYS = {date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 7)}
FROM = date(2026, 9, 1)


def days(pattern: Pattern, first: str, last: str, **more) -> list[str]:
    found = days_of(
        pattern, date.fromisoformat(first), date.fromisoformat(last), is_off=HOLIDAYS.__contains__, **more
    )
    return [f"{comes:%m-%d}" for _, comes in found]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (Pattern(2, FROM), ["09-02", "09-09", "09-16", "09-23", "09-30"]),
        (Pattern(2, FROM, every=2), ["09-02", "09-16", "09-30"]),
        (Pattern(1, FROM, nth=1), ["09-01"]),
        (Pattern(2, FROM, nth=4), ["09-23"]),
        (Pattern(2, FROM, nth=5), ["09-30"]),
        (Pattern(2, date(2026, 9, 10)), ["09-16", "09-23", "09-30"]),
        (Pattern(2, FROM, date(2026, 9, 16)), ["09-02", "09-09", "09-16"]),
    ],
)
def test_the_days_of_september(pattern: Pattern, found: list[str]):
    assert days(pattern, "2026-09-01", "2026-09-30") == found


def test_a_holiday_falls_out_or_moves_to_the_next_working_day():
    wednesdays = Pattern(2, FROM)
    assert days(wednesdays, "2026-10-01", "2026-10-14") == ["10-14"]
    assert days(Pattern(2, FROM, moves=True), "2026-10-01", "2026-10-14") == ["10-08", "10-14"]
    # From Thursday and Friday over the weekend.
    assert days(Pattern(3, FROM, moves=True), "2026-10-01", "2026-10-02") == ["10-05"]


def test_what_was_agreed_for_one_day_beats_pattern_and_holiday():
    agreed = {date(2026, 9, 9): date(2026, 9, 11), date(2026, 9, 16): None}
    assert days(Pattern(2, FROM), "2026-09-01", "2026-09-20", instead=agreed) == ["09-02", "09-11"]


def test_how_a_pattern_is_said():
    told = [Pattern(2, FROM), Pattern(2, FROM, every=2), Pattern(2, FROM, nth=2), Pattern(6, FROM, nth=5)]
    assert [words_of(one) for one in told] == ["每周三", "每两周的周三", "每月第二个周三", "每月最后一个周日"]
