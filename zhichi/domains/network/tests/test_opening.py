"""Whether a point is open and when next: announced days, holidays, weekdays."""

from datetime import date, datetime

import pytest

from zhichi.domains.network.rules.opening import (
    Differing,
    differing_words,
    holidays,
    is_open,
    opens_words,
    spans_of,
)
from zhichi.domains.network.tests.factories import WEEKDAYS
from zhichi.kernel.workdays import BEIJING, Calendar

OFF = frozenset(date(2026, 10, day) for day in range(1, 8))
CALENDAR = Calendar("2026/0", frozenset({2026}), off=OFF, work=frozenset({date(2026, 10, 10)}))
SHUT = Differing(date(2026, 3, 2), date(2026, 3, 4), (), "装修")
SHORT = Differing(date(2026, 10, 1), date(2026, 10, 3), [["09:00", "11:00"]], "国庆节")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-03-09T09:00", "开到 12:00"),
        ("2026-03-09T08:59", "今天 09:00 开门"),
        ("2026-03-09T12:00", "今天 13:30 开门"),
        ("2026-03-09T17:00", "明天 09:00 开门"),
        ("2026-03-13T17:00", "周一 09:00 开门"),
        ("2026-09-30T17:00", "10月8日 09:00 开门"),
    ],
)
def test_it_says_until_when_or_when_next(moment: str, words: str):
    assert opens_words(WEEKDAYS, at(moment), (), CALENDAR) == words


def test_nothing_registered_and_nothing_in_sight_are_told_apart():
    assert "没有登记" in opens_words({}, at("2026-03-09T09:00"))
    closed = Differing(date(2026, 1, 1), date(2027, 1, 1), ())
    assert "近期不开门" in opens_words(WEEKDAYS, at("2026-03-09T09:00"), [closed])


def test_round_the_clock_never_shuts():
    always = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
    assert opens_words(always, at("2026-03-09T03:00")) == "今天不关门"


def test_what_was_announced_stands_above_week_and_holiday():
    assert not is_open(WEEKDAYS, at("2026-03-03T10:00"), [SHUT])
    assert is_open(WEEKDAYS, at("2026-03-05T10:00"), [SHUT])
    assert not is_open(WEEKDAYS, at("2026-10-02T10:00"), [], CALENDAR)
    assert is_open(WEEKDAYS, at("2026-10-02T10:00"), [SHORT], CALENDAR)
    assert not is_open(WEEKDAYS, at("2026-10-02T11:00"), [SHORT], CALENDAR)


def test_of_two_announcements_the_one_that_begins_last_holds():
    whole = Differing(date(2026, 3, 1), date(2026, 3, 31), [["10:00", "11:00"]])
    assert spans_of(WEEKDAYS, date(2026, 3, 3), [SHUT, whole]) == ()
    assert spans_of(WEEKDAYS, date(2026, 3, 3), [whole, SHUT]) == ()
    assert spans_of(WEEKDAYS, date(2026, 3, 9), [SHUT, whole]) == [["10:00", "11:00"]]


@pytest.mark.parametrize(
    ("differing", "words"),
    [
        (SHUT, "3月2日至4日（装修）：不开门"),
        (SHORT, "10月1日至3日（国庆节）：09:00–11:00"),
        (Differing(date(2026, 12, 31), date(2027, 1, 2), ()), "12月31日至1月2日：不开门"),
        (Differing(date(2026, 5, 1), date(2026, 5, 1), (), "劳动节"), "5月1日（劳动节）：不开门"),
    ],
)
def test_days_that_differ_are_said_in_a_line(differing: Differing, words: str):
    assert differing_words(differing) == words


def test_holidays_are_told_together_and_only_where_it_would_be_open():
    told = list(holidays(WEEKDAYS, date(2026, 9, 20), (), CALENDAR))
    assert [(each.first, each.last) for each in told] == [(date(2026, 10, 1), date(2026, 10, 7))]
    assert list(holidays({}, date(2026, 9, 20), (), CALENDAR)) == []
    rest = list(holidays(WEEKDAYS, date(2026, 9, 20), [SHORT], CALENDAR))
    assert [(each.first, each.last) for each in rest] == [(date(2026, 10, 4), date(2026, 10, 7))]
