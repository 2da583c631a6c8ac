"""Who is called next: values in, a number and its reason out; no database."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from zhichi.foundation.appointments.rules.order import InLine, Mix, ahead_of, choose
from zhichi.foundation.appointments.rules.replay import replay, written
from zhichi.kernel.workdays import BEIJING

TEN = datetime(2026, 11, 24, 10, 0, tzinfo=BEIJING)
MIX = Mix(in_a_row=2, longest=60, early=5)


def ago(minutes: int) -> datetime:
    return TEN - timedelta(minutes=minutes)


def number(line: list[InLine], calls: tuple[bool, ...] = ()) -> int:
    chosen = choose(line, calls, TEN, MIX)
    assert chosen is not None
    return chosen.number


def test_nobody_waits():
    assert choose([], [], TEN, MIX) is None


def test_who_came_first_is_called_first():
    assert number([InLine(2, ago(10)), InLine(1, ago(20))]) == 1


def test_a_booking_whose_time_has_come_goes_before_tickets():
    assert number([InLine(1, ago(30)), InLine(2, ago(3), booked_for=TEN)]) == 2


def test_who_booked_for_later_gains_nothing_by_coming_early():
    early = InLine(1, ago(50), booked_for=TEN + timedelta(minutes=30))
    assert number([early, InLine(2, ago(1))]) == 2


def test_who_booked_for_later_is_called_when_nobody_else_waits():
    assert number([InLine(1, ago(50), booked_for=TEN + timedelta(minutes=30))]) == 1


def test_who_comes_after_the_booked_time_is_over_waits_like_a_ticket():
    late = InLine(1, ago(1), booked_for=ago(45), late=True)
    assert number([late, InLine(2, ago(2))]) == 2


@pytest.mark.parametrize(
    ("calls", "first"), [((), 2), ((True,), 2), ((True, True), 1), ((True, True, True), 1)]
)
def test_after_two_of_priority_comes_one_of_the_others(calls: tuple[bool, ...], first: int):
    assert number([InLine(1, ago(5)), InLine(2, ago(4), priority=True)], calls) == first


def test_priority_alone_is_called_whatever_was_before():
    assert number([InLine(2, ago(4), priority=True)], (True, True, True)) == 2


def test_who_has_waited_too_long_goes_before_all():
    line = [InLine(1, ago(61)), InLine(2, ago(5), priority=True), InLine(3, ago(5), booked_for=TEN)]
    assert number(line) == 1


def test_a_window_helps_others_only_when_nobody_waits_for_itself():
    other = InLine(1, ago(50), own=False)
    assert number([other, InLine(2, ago(1))]) == 2
    chosen = choose([other], [], TEN, MIX)
    assert chosen is not None
    assert "帮别的窗口" in chosen.because


def test_ordinary_people_are_never_starved_by_a_stream_of_priority():
    plain = InLine(1, ago(1))
    calls: list[bool] = []
    for n in range(10):
        line = [plain, *(InLine(10 + n + k, ago(30), priority=True) for k in range(3))]
        chosen = choose(line, calls, TEN, MIX)
        assert chosen is not None
        if chosen.number == 1:
            break
        calls.insert(0, True)
    assert len(calls) == MIX.in_a_row


def test_a_call_is_replayed_from_what_was_written_down():
    line = [InLine(1, ago(9)), InLine(2, ago(4), priority=True), InLine(3, ago(8), booked_for=TEN, own=False)]
    payload = written(line, [True, False], TEN, MIX)
    assert replay(payload) == choose(line, [True, False], TEN, MIX)
    payload["line"][1]["priority"] = False
    assert replay(payload) != choose(line, [True, False], TEN, MIX)


def test_another_rule_is_not_replayed():
    with pytest.raises(ValueError, match="another rule"):
        replay({"rule": "first-come/1"})


def test_the_order_in_which_the_line_is_given_changes_nothing():
    line = [InLine(n, ago(10), priority=n % 2 == 0) for n in range(1, 7)]
    assert number(line) == number([replace(one) for one in reversed(line)])


def test_who_is_ahead_is_who_would_be_called_before():
    line = [InLine(1, ago(5)), InLine(2, ago(4), priority=True), InLine(3, ago(3), booked_for=TEN)]
    assert [ahead_of(n, line, [], TEN, MIX) for n in (3, 2, 1)] == [0, 1, 2]
