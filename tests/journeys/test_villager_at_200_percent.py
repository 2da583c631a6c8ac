"""A villager of seventy, her screen of 1280 × 800 at 200 %, the elder version, no mouse: she asks, and follows what comes.

Browser zoom halves the page's own pixels and doubles what each is drawn with: 640 × 400 at two device pixels each.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import press, stop, tab_to, walk
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("city")]
ZOOMED = {"width": 640, "height": 400}


@pytest.fixture
def her(enter: Entering) -> Visitor:
    person = enter(ZOOMED["width"], device_scale_factor=2, reduced_motion="reduce")
    person.page.set_viewport_size(ZOOMED)
    return person


def stands(her: Visitor, title: str) -> None:
    """On this page nothing scrolls sideways, and the Tab key comes by everything and out again."""
    her.titled(title)
    assert her.page.evaluate("devicePixelRatio") == 2
    assert her.page.evaluate("document.documentElement.scrollWidth") <= ZOOMED["width"], title
    assert walk(her.page) > 5


def write(her: Visitor, label: str, text: str) -> None:
    tab_to(her.page, label)
    her.page.keyboard.insert_text(text)


def tick(her: Visitor, words: str) -> None:
    tab_to(her.page, words)
    her.page.keyboard.press("Space")


def choose(her: Visitor, first: str, wanted: str) -> None:
    """Tab comes to the first of a list of radio buttons, the arrows to the others."""
    tab_to(her.page, first)
    her.page.keyboard.press("Space")
    for _ in range(20):
        if wanted in str(stop(her.page)):
            return
        her.page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrows never reach “{wanted}”")


def where(her: Visitor) -> None:
    for place, then in (("县（市、区）", "乡镇、街道"), ("乡镇、街道", "村、社区"), ("村、社区", "")):
        tab_to(her.page, place)
        her.page.keyboard.press("ArrowDown")
        if then:
            expect(her.field(then)).to_be_visible()


def files(her: Visitor) -> str:
    """Five steps to the receipt; answers the tracking code she reads there."""
    stands(her, "您在哪里")
    where(her)
    press(her.page, "下一步")
    stands(her, her.page.locator("h1").inner_text())
    choose(her, "劳动、工资、工伤", "邻里纠纷")
    write(her, "您的问题", "邻居盖房挡了我家的光，怎么办？")
    press(her.page, "下一步")
    stands(her, her.page.locator("h1").inner_text())
    write(her, "手机号", "13812345678")
    press(her.page, "下一步")
    press(her.page, "下一步")
    stands(her, her.page.locator("h1").inner_text())
    tick(her, "我填写的情况属实")
    tick(her, "我知道这些信息只用于办理这件事")
    press(her.page, "提交", "Space")
    stands(her, "收到回执")
    return her.page.locator(".tracking-code").inner_text()


def test_from_the_first_page_to_the_receipt_and_the_progress(her: Visitor):
    her.go("/")
    press(her.page, "长者版")
    expect(her.page.locator("html")).to_have_attribute("data-elder", "20")
    stands(her, "法律上的事，咫尺就能办")
    press(her.page, "法律咨询、法律援助，在线提交")
    stands(her, "您想办什么")
    press(her.page, "法律咨询")
    stands(her, "法律咨询")
    press(her.page, "在线办理")
    stands(her, "法律咨询")
    press(her.page, "开始填写", "Space")
    code = files(her)
    assert Case.objects.get().tracking_code == code.replace(" ", "")
    press(her.page, "咫尺")
    press(her.page, "凭回执上的查询码")
    stands(her, "查进度")
    write(her, "查询码", code)
    write(her, "末四位", "5678")
    press(her.page, "查询", exact=True)
    expect(her.page).to_have_url(re.compile(r"/cases/\d{16}/$"))
    stands(her, her.page.locator("h1").inner_text())
    her.sees("法律咨询", "找谁问")
    her.look("seventy-at-200")
