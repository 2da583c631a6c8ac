import pytest

from zhichi.domains.network.rules.hours import HoursError, hours_words
from zhichi.domains.network.rules.hours_text import hours_text, parse_hours

NINE = [["09:00", "12:00"]]
WRITTEN = [
    ("周一至周五 09:00-12:00，13:30-17:00", {str(d): [*NINE, ["13:30", "17:00"]] for d in range(1, 6)}),
    ("工作日9：00～12：00", {str(d): NINE for d in range(1, 6)}),
    ("每天 09:00—12:00", {str(d): NINE for d in range(1, 8)}),
    ("星期一、星期三 09:00-12:00\n周日 24小时", {"1": NINE, "3": NINE, "7": [["00:00", "24:00"]]}),
    ("周一到周三、周五 09:00-12:00", {"1": NINE, "2": NINE, "3": NINE, "5": NINE}),
    ("周六 13:00-17:00；周六 09:00-12:00", {"6": [*NINE, ["13:00", "17:00"]]}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "hours"), WRITTEN)
def test_hours_are_read_as_people_write_them(text, hours):
    assert parse_hours(text) == hours


@pytest.mark.parametrize(("text", "hours"), WRITTEN)
def test_what_is_written_out_is_read_back(text, hours):
    assert parse_hours(hours_text(hours_words(hours))) == hours


@pytest.mark.parametrize("text", ["上午", "周八 09:00-12:00", "周一 9-12", "周一 09:00-12:00 休息", "周一"])
def test_what_cannot_be_read_is_shown_with_an_example(text):
    with pytest.raises(HoursError, match="请写成“周一至周五"):
        parse_hours(text)


def test_times_out_of_order_are_refused():
    with pytest.raises(HoursError, match="先后不对"):
        parse_hours("周一 12:00-09:00")
