from datetime import UTC, date, datetime

import pytest

from zhichi.ui.templatetags import ui


@pytest.mark.parametrize(
    ("days", "light", "words"),
    [
        (3, "green", "还有 3 天"),
        (0, "amber", "今天到期"),
        (-2, "red", "已超期 2 天"),
        (5, "grey", "暂停计时"),
        (None, "green", ""),
    ],
)
def test_days_left_are_said_in_words(days, light, words):
    assert ui.days_left(days, light) == words


def test_moments_are_shown_in_shanghai_time():
    assert ui.on_day(datetime(2026, 3, 4, 16, 5, tzinfo=UTC)) == "2026年3月5日 00:05"
    assert ui.on_day(date(2026, 3, 5)) == "2026年3月5日"
    assert ui.on_day("随时") == "随时"


def test_turning_a_page_keeps_the_filter():
    assert ui.with_page("?kind=aid&page=4", 5) == "kind=aid&page=5"


def test_a_qr_code_is_a_picture_without_style():
    svg = ui.qr_svg('https://example.org/"><script>')
    assert svg.startswith("<svg")
    assert "script" not in svg
    assert "style" not in svg


def test_the_code_is_spaced_in_fours():
    assert ui.spaced("3708112026030219") == "3708 1120 2603 0219"
