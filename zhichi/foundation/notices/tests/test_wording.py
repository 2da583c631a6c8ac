"""Texts: a closed list of placeholders, and nothing by which a person could be known."""

import pytest

from zhichi.foundation.notices.actions.events import events
from zhichi.foundation.notices.rules import (
    EventError,
    day_words,
    personal,
    read_events,
    render,
    template_faults,
)

GOOD = {"title": "请补材料", "text": "请在 {日期} 以前补上，打 {电话}。", "short": "最晚{日期}：{链接}"}


def test_a_text_is_filled_from_its_facts():
    assert render("{编号}到{日期}，{没有}", {"tail": "0123", "day": "12月1日"}) == "0123到12月1日，"


def test_what_is_filled_in_is_not_filled_again():
    assert render("{下一步}", {"words": "{链接}", "link": "x"}) == "{链接}"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", ""),
        ("2026-12-01", "12月1日（周二）"),
        ("2026-12-01T01:30+00:00", "12月1日（周二）9:30"),
        ("2026-11-30T17:05+00:00", "12月1日（周二）1:05"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: str, words: str):
    assert day_words(day) == words


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [
        ("title", "", "请填写"),
        ("title", "字" * 31, "最多 30"),
        ("text", "您好，{姓名}，{日期}", "姓名"),
        ("text", "{日期} 打 13800138000", "长号码"),
        ("text", "{日期} 打 138 0013 8000", "长号码"),
        ("text", "{日期} 证件 11010519491231002X", "长号码"),
        ("text", "{日期} 写信 a.b@example.com", "邮箱"),
        ("text", "{日期} https://evil.example/", "网址"),
        ("text", "{日期} WWW.evil.example", "网址"),
        ("text", "{日期} {电话", "成对"),
        ("text", "{日期}\x07", "控制字符"),
        ("title", "两\n行", "控制字符"),
        ("text", "没有最后一天", "日期"),
        ("short", "短信{链接}", "日期"),
        ("short", "{日期}" + "字" * 130, "最多 120"),
    ],
)
def test_what_a_text_must_not_be(field: str, text: str, part: str):
    told = template_faults({**GOOD, field: text}, ("日期",))
    assert [name for name, _ in told] == [field]
    assert part in told[0][1]


def test_a_sound_text_has_no_faults():
    assert template_faults(GOOD, ("日期",)) == []


def test_hotlines_and_dates_are_no_personal_numbers():
    assert not personal("2026年12月1日前打 12348，尾号 0123，共 3 份")


def test_what_ships_is_sound_and_told_to_somebody():
    assert {"case.received", "case.supplement", "case.decided", "office.overdue"} <= set(events())


@pytest.mark.parametrize(
    "broken",
    [
        {"format": "other", "events": {}},
        {"events": {"a": {"audience": "nobody", "name": "x", "title": "x", "text": "x"}}},
        {"events": {"a": {"audience": "citizen", "name": "x", "title": "x", "text": "{谁}", "short": "x"}}},
        {"events": {"a": {"audience": "citizen", "name": "x", "title": "x", "text": "x"}}},
        {"events": {"a": {"audience": "citizen", "unknown": 1}}},
        {"events": {"a": {"audience": "officer", "name": "x", "title": "x", "text": "x", "needs": ["谁"]}}},
    ],
)
def test_a_file_of_events_that_is_wrong_is_refused(broken: dict[str, object]):
    with pytest.raises(EventError):
        read_events({"format": "zhichi-notices/1", **broken})
