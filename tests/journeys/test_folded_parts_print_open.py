"""A county's list is folded on a phone; on paper all of it stands open, with script and without."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHEET = "/points/sheet/370811000000/"


@pytest.fixture
def many(city: City) -> None:
    centre, village = (Region.objects.get(code=code) for code in ("370811000000", "370811002001"))
    point(centre, city.units["370811"], tier="county", name="任城区公共法律服务中心")
    for number in range(25):
        point(village, city.units["370811-town"], name=f"许庄第{number}工作室")


def test_a_county_on_a_phone_is_folded_by_township_and_opened_by_keyboard(enter: Entering, many: None):
    wang = enter(360)
    wang.go(SHEET)
    wang.sees("点乡镇（街道）的名字", "25 处")
    expect(wang.page.get_by_text("任城区公共法律服务中心")).to_be_visible()
    expect(wang.page.get_by_text("许庄第3工作室")).to_be_hidden()
    assert wang.page.evaluate("document.documentElement.scrollHeight") < 3000
    wang.look("county-sheet", 360, 1280)
    summary = wang.page.locator("summary", has_text="许庄街道")
    summary.focus()
    wang.page.keyboard.press("Enter")
    expect(wang.page.get_by_text("许庄第3工作室")).to_be_visible()


def test_before_it_prints_everything_is_opened_and_afterwards_folded_again(enter: Entering, many: None):
    wang = enter(360)
    wang.go(SHEET)
    wang.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(wang.page.get_by_text("许庄第3工作室")).to_be_visible()
    wang.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(wang.page.get_by_text("许庄第3工作室")).to_be_hidden()


def test_without_script_paper_shows_it_too(enter: Entering, many: None):
    wang = enter(360, script=False)
    wang.go(SHEET)
    wang.page.emulate_media(media="print")
    expect(wang.page.get_by_text("许庄第3工作室")).to_be_visible()
