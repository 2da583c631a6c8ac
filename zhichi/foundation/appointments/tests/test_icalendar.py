"""The calendar file, to the letter of RFC 5545."""

from dataclasses import replace
from datetime import UTC, datetime

from zhichi.foundation.appointments.rules.icalendar import Event, calendar

START = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
EVENT = Event(
    "turn-1@zhichi",
    3,
    START,
    START,
    START.replace(hour=2),
    "大厅：法律援助",
    "建设路 1 号, 二楼; 东",
    "请早到。\n先取号。",
)


def test_lines_end_in_crlf_and_none_is_longer_than_75_octets():
    text = calendar(replace(EVENT, words="法律援助" * 60))
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert max(len(line) for line in text.split(b"\r\n")) <= 75


def test_folded_lines_are_whole_again_when_unfolded():
    words = "法律援助，值班律师。" * 30
    unfolded = calendar(replace(EVENT, words=words)).decode().replace("\r\n ", "")
    assert f"DESCRIPTION:{words}\r\n" in unfolded


def test_commas_semicolons_and_new_lines_are_escaped():
    text = calendar(EVENT).decode()
    assert "LOCATION:建设路 1 号\\, 二楼\\; 东\r\n" in text
    assert "DESCRIPTION:请早到。\\n先取号。\r\n" in text


def test_a_title_cannot_add_lines_of_its_own():
    text = calendar(replace(EVENT, title="办事\r\nATTENDEE:x", place="a\x07\rb")).decode()
    assert "\r\nATTENDEE" not in text
    assert "\x07" not in text


def test_times_are_utc_and_a_cancelled_one_rings_no_more():
    assert "DTSTART:20261124T010000Z\r\n" in calendar(EVENT).decode()
    cancelled = calendar(replace(EVENT, cancelled=True)).decode()
    assert "STATUS:CANCELLED" in cancelled
    assert "VALARM" not in cancelled
