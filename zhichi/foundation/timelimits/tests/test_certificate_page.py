"""The printed certificate: rendered from the dict alone, for days, for hours, suspended and provisional."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from zhichi.foundation.timelimits.public import certificate, start, suspend
from zhichi.foundation.timelimits.tests.factories import at, make_limit

pytestmark = pytest.mark.django_db


def page(clock):
    request = RequestFactory().get("/")
    return render_to_string(
        "timelimits/citizen/certificate.html", {"certificate": certificate(clock)}, request
    )


def test_it_tells_the_end_the_law_and_each_day():
    text = page(start(subject="case:1", limit="la.decide", at=at("2026-02-10")))
    for words in (
        "2026年2月24日 星期二",
        "2026年2月17日 星期二",
        "第四十三条",
        "法定节假日放假，不计入",
        "稳妥的日期",
    ):
        assert words in text
    assert text.count("<tr>") == 15


def test_hours_are_told_without_a_table():
    text = page(start(subject="case:1", limit="la.forward_detainee", at=at("2026-02-13T17:00")))
    assert "2026年2月14日 星期六 17:00" in text
    assert "按小时连续计算" in text


def test_a_suspended_clock_and_an_unpublished_year_are_told():
    clock = start(subject="case:1", limit=make_limit(suspends=["hearing"]), at=at("2026-12-25"))
    assert "国务院办公厅尚未公布该年度放假安排" in page(clock)
    (held,) = suspend(subject="case:1", kind="hearing", at=at("2026-12-28"))
    text = page(held)
    assert "期限已中止" in text
    assert "听证：2026年12月28日 星期一 10:00 起，还没有恢复" in text
