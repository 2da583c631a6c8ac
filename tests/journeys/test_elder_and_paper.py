"""The elder version of the pages a citizen meets, and what the receipt looks like on paper."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def shows(wang: Visitor, case: Case) -> None:
    wang.go(f"/track/?code={case.tracking_code}")
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")


def test_the_elder_version_of_every_public_page(enter: Entering, city: City):
    wang = enter(360)
    wang.go("/")
    wang.page.get_by_role("button", name="长者版").click()
    expect(wang.page.locator("html")).to_have_attribute("data-elder", "20")
    wang.look("elder-home")
    wang.page.context.add_cookies([{"name": "zhichi_elder", "value": "30", "url": wang.base}])
    for path, name in (("/guides/legal_aid/", "guide"), ("/apply/legal_aid/", "start"), ("/track/", "track")):
        wang.go(path)
        wang.look(f"elder-{name}")
    shows(wang, filed(legal_aid()))
    wang.look("elder-case")
    wang.follow("看回执")
    wang.look("elder-receipt")


def test_the_receipt_on_paper(enter: Entering, city: City):
    case = filed(legal_aid())
    wang = enter(1280)
    shows(wang, case)
    wang.follow("看回执")
    expect(wang.main.get_by_role("button", name="打印回执")).to_be_visible()
    wang.look("citizen-receipt-wide")
    wang.page.emulate_media(media="print")
    expect(wang.main.get_by_role("button", name="打印回执")).to_be_hidden()
    expect(wang.page.get_by_role("banner")).to_be_hidden()
    expect(wang.main.get_by_role("img", name="查进度的二维码")).to_be_visible()
    wang.sees(case.number, "许庄司法所", "指纹")
    wang.page.screenshot(path=wang.album / "citizen-receipt-paper.png", full_page=True)
