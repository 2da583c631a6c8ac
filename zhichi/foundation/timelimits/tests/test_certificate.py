"""The certificate adds up, can be printed as JSON, and stays what it was when a later notice comes."""

import json
from datetime import date
from itertools import pairwise

import pytest

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.timelimits.public import (
    certificate,
    extend,
    record_calendar_notice,
    resume,
    start,
    stop,
    suspend,
)
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db


def adds_up(paper):
    numbers = [day["number"] for day in paper["days"] if day["counted"]]
    assert numbers == list(range(1, len(numbers) + 1))
    assert paper["counted"] == len(numbers)
    days = [date.fromisoformat(day["date"]) for day in paper["days"]]
    assert [(b - a).days for a, b in pairwise(days)] == [1] * (len(days) - 1)
    if paper["due_on"]:
        assert paper["due_at"] or paper["days"][-1]["date"] == paper["due_on"]
    assert json.loads(json.dumps(paper)) == paper
    return paper


def test_every_day_is_there_with_its_reason():
    paper = adds_up(certificate(start(subject="case:1", limit="la.sd_decide", at=at("2026-02-13"))))
    assert paper["counted"] == 5
    assert (paper["started_on"], paper["due_on"], paper["rolled"]) == ("2026-02-13", "2026-02-27", False)
    reasons = {day["date"]: day["reason"] for day in paper["days"]}
    assert reasons["2026-02-14"] == "makeup"
    assert reasons["2026-02-16"] == "holiday"
    assert reasons["2026-02-24"] == "workday"
    assert paper["calendars"][0]["title"] == "国务院办公厅关于2026年部分节假日安排的通知"
    assert paper["law"]["article"] == "第十五条"
    assert paper["limit"]["kind_label"] == "服务目标"


def test_a_rolled_end_shows_both_days_and_a_silent_statute_the_earlier_one():
    paper = adds_up(certificate(start(subject="case:1", limit="la.decide", at=at("2026-02-10"))))
    assert (paper["raw_on"], paper["due_on"], paper["rolled"]) == ("2026-02-17", "2026-02-24", True)
    assert paper["earlier_on"] == "2026-02-17"
    assert paper["days"][-1]["reason"] == "rolled"


def test_suspensions_and_extensions_are_listed_and_counted():
    limit = make_limit(
        n=10, suspends=["hearing"], extension={"n": 5, "unit": "working_day", "approver": "head"}
    )
    clock = start(subject="case:1", limit=limit, at=at("2026-03-02"))
    suspend(subject="case:1", kind="hearing", at=at("2026-03-05"))
    resume(subject="case:1", kind="hearing", at=at("2026-03-10"))
    clock.refresh_from_db()
    extend(clock=clock, n=5, at=at("2026-03-11"), approver="officer:2@unit:1", reason="案情复杂")
    paper = adds_up(certificate(clock))
    assert paper["counted"] == 15
    assert sum(day["reason"] == "suspended" for day in paper["days"]) == 6
    assert paper["suspensions"][0]["label"] == "听证"
    assert paper["extensions"][0]["approver"] == "本机关负责人批准"
    assert "officer:2" not in json.dumps(paper)


def test_a_suspended_clock_says_that_its_end_is_open():
    limit = make_limit(suspends=["hearing"])
    start(subject="case:1", limit=limit, at=at("2026-03-02"))
    (clock,) = suspend(subject="case:1", kind="hearing", at=at("2026-03-05"))
    paper = adds_up(certificate(clock))
    assert (paper["open"], paper["due_on"], paper["counted"]) == (True, None, 2)


def test_hours_have_a_moment_and_no_days():
    paper = adds_up(
        certificate(start(subject="case:1", limit="la.forward_detainee", at=at("2026-02-13T17:00")))
    )
    assert (paper["due_at"], paper["days"]) == ("2026-02-14T17:00:00+08:00", [])


def test_a_year_without_a_notice_is_said_aloud():
    paper = adds_up(certificate(start(subject="case:1", limit="lic.decide", at=at("2026-12-25"))))
    assert paper["provisional"]
    assert "国务院办公厅尚未公布该年度放假安排" in paper["provisional_text"]
    assert paper["calendar_version"] == "2026/1,2027/0"


def test_the_certificate_of_a_stopped_clock_keeps_the_calendar_it_was_counted_on():
    clock = start(subject="case:1", limit="la.sd_decide", at=at("2026-11-02"))
    stop(subject="case:1", at=at("2026-11-05"))
    before = certificate(clock)
    off = frozenset({date(2026, 1, 1), date(2026, 11, 4)})
    record_calendar_notice(
        year=2026,
        off=off,
        work=frozenset(),
        title="更正",
        source="",
        published_on=None,
        by=SYSTEM,
        at=at("2026-11-06"),
    )
    assert certificate(clock) == before
    assert adds_up(before)["due_on"] == "2026-11-09"


def test_a_certificate_costs_the_same_however_long_the_period(django_assert_num_queries):
    short = start(subject="case:1", limit="la.assign", at=at("2026-03-02"))
    long = start(subject="case:2", limit="lit.sue_direct", at=at("2026-03-02"))
    for clock in (short, long):
        with django_assert_num_queries(4):
            certificate(clock)
