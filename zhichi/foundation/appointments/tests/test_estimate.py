"""What is said of the waiting time, and when nothing is said."""

from zhichi.foundation.appointments.rules.estimate import estimate
from zhichi.foundation.appointments.rules.words import call_words, shown


def test_few_services_are_no_basis():
    told = estimate([10] * 7, 3, 1)
    assert told.minutes is None
    assert "数据不够" in told.method


def test_people_before_times_the_median_by_windows():
    told = estimate([5, 5, 6, 6, 6, 7, 40, 90], 4, 2)
    assert told.minutes == 12
    assert "8 件" in told.method


def test_nobody_before_is_no_wait():
    assert estimate([5] * 8, 0, 1).minutes == 0


def test_no_window_at_work_counts_as_one():
    assert estimate([5] * 8, 2, 0).minutes == 10


def test_numbers_are_called_digit_by_digit():
    assert shown(12) == "012"
    assert call_words(12, "3号窗口") == "请零一二号，到三号窗口"
