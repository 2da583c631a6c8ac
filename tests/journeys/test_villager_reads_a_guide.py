"""Guides as people meet them: on a small phone, in the list of what can be done, and as one sheet of paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ONE_PAGE = 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_guide_says_what_need_not_be_brought_and_why(enter: Entering, city: City):
    wang = enter(360)
    wang.go("/guides/")
    wang.look("guides")
    wang.follow("法律援助")
    wang.sees("谁可以办", "不用交", "我们向有关部门核对", "可以写一份承诺书代替", "第四十三条", "5个工作日")
    wang.look("guide-legal-aid")


def test_a_guide_that_leads_elsewhere_has_no_dead_button(enter: Entering, city: City):
    wang = enter(360)
    wang.go("/guides/notarisation/")
    expect(wang.main.get_by_role("link", name="在线办理")).to_have_count(0)
    wang.sees("以当地公布为准", "15个工作日", "公证法第三十条")
    wang.look("guide-notarisation")
    wang.follow("找能办的服务点")
    expect(wang.page).to_have_url(re.compile(r"/points/\?item=notary$"))


@pytest.mark.parametrize(
    "code", ["legal_aid", "consultation", "notarisation", "lawyer_practice", "law_firm_setup"]
)
def test_a_guide_is_one_sheet_of_paper(enter: Entering, city: City, code: str):
    wang = enter(1280)
    wang.go(f"/guides/{code}/")
    wang.follow("打印成一张纸")
    expect(wang.main.get_by_role("button", name="打印")).to_be_visible()
    wang.look(f"guide-sheet-{code}", 1280, 360)
    wang.page.emulate_media(media="print")
    expect(wang.main.get_by_role("img", name="这份指南的二维码")).to_be_visible()
    pdf = wang.page.pdf(prefer_css_page_size=True)
    (wang.album / f"guide-sheet-{code}.pdf").write_bytes(pdf)
    assert pages_of(pdf) == ONE_PAGE
