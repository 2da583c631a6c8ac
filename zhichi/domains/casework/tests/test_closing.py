"""结案、归档、质量评估、补贴."""

from datetime import date

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import clock, day, do, in_progress
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(city: City):
    case = in_progress(city, at=day("2026-06-08"))
    do(city, case, "close", "chen", at=day("2026-06-12"))
    return case


def test_closing_keeps_the_result_and_asks_for_the_file(closed):
    assert (closed.legal_aid.result, closed.legal_aid.recovered_fen) == ("won", 2_000_000)
    # Thirty days after Friday 06-12 is Sunday 07-12.
    assert (closed.due_on, closed.due_limit) == (date(2026, 7, 13), "la.file_in")


def test_nothing_recovered_is_nothing(city: City):
    case = in_progress(city)
    do(city, case, "close", "chen", recovered="")
    assert case.legal_aid.recovered_fen == 0


@pytest.mark.parametrize("sum_", ["-1", "12.345", "一万", "1e5", "NaN", 10**15, 12.5])
def test_a_sum_that_is_none_is_refused(city: City, refused, sum_):
    assert "为受援人挽回损失（元）" in refused(in_progress(city), "close", "chen", recovered=sum_)


def test_the_file_is_put_in_order_by_the_centre(closed, city: City, refused):
    assert refused(closed, "file", "zhaojing", complete=False) == "请确认：卷宗材料齐全，已核对"
    assert refused(closed, "file", "chen")
    do(city, closed, "file", "zhaojing", at=day("2026-06-20"))
    assert (closed.state, closed.archived_at, closed.handler) == ("filed", day("2026-06-20"), None)
    assert clock(closed, "la.file_in").met


def test_quality_then_money_then_the_end(closed, city: City, refused):
    do(city, closed, "file", "zhaojing", at=day("2026-06-20"))
    assert refused(closed, "check_quality", "zhaojing")
    do(city, closed, "check_quality", "sunli", at=day("2026-06-21"), grade="excellent")
    do(city, closed, "subsidise", "zhaojing", at=day("2026-06-22"), amount="1200.5")
    assert (closed.state, closed.phase, closed.closed_at) == ("subsidised", "done", day("2026-06-22"))
    assert (closed.legal_aid.quality, closed.legal_aid.subsidy_fen) == ("excellent", 120_050)
    assert open_clocks(closed.subject) == []


def test_a_case_is_subsidised_once(closed, city: City, refused):
    do(city, closed, "file", "zhaojing")
    do(city, closed, "check_quality", "sunli")
    do(city, closed, "subsidise", "zhaojing")
    assert "现在是“已发放补贴”" in refused(closed, "subsidise", "zhaojing")
