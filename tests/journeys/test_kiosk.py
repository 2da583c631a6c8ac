"""自助终端: from the idle machine to a filed case, its receipt on paper, and nothing left for the next person."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.kiosks.public import Kiosk, Use, register_kiosk
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.appointments.public import Turn
from zhichi.foundation.cases.public import Case, Channel

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PORTRAIT = {"width": 1080, "height": 1920}


def stands_at(somebody: Visitor, city, kiosk: Kiosk) -> None:
    """The browser becomes the machine, upright."""
    held = machine(city, kiosk).cookies["zhichi_kiosk"].value
    somebody.context.add_cookies([{"name": "zhichi_kiosk", "value": held, "url": somebody.base}])
    somebody.page.set_viewport_size(PORTRAIT)
    somebody.go("/kiosk/")
    somebody.titled("请选一件事")


def test_from_idle_to_paper_to_nothing(enter: Entering, city):
    kiosk = kiosk_of(city)
    somebody = enter(1080)
    stands_at(somebody, city, kiosk)
    somebody.look("kiosk-home")
    somebody.main.get_by_role("button", name="办事").click()
    somebody.main.get_by_role("link", name="法律咨询").first.click()
    somebody.follow("在线办理")
    somebody.press("开始填写")
    somebody.choose("县（市、区）", "任城区", shows="乡镇、街道")
    somebody.choose("乡镇、街道", "许庄街道", shows="村、社区")
    somebody.press("下一步")
    somebody.tick("邻里纠纷")
    somebody.write("您的问题", "邻居盖房挡了我家的光，怎么办？")
    somebody.press("下一步")
    somebody.write("手机号", "13812345678")
    somebody.look("kiosk-person")
    somebody.press("下一步")
    somebody.press("下一步")
    somebody.sees("138****5678")
    somebody.misses("13812345678")
    somebody.tick("我填写的情况属实")
    somebody.tick("我知道这些信息只用于办理这件事，会加密保存")
    somebody.press("提交")
    somebody.titled("收到回执")
    somebody.look("kiosk-receipt")
    assert Case.objects.get().channel == Channel.KIOSK
    receipt = somebody.page.url
    somebody.page.get_by_role("button", name="结束").click()
    somebody.titled("请选一件事")
    somebody.page.goto(receipt)
    expect(somebody.page).to_have_url(re.compile("/track/"))
    somebody.page.go_back()
    somebody.misses("收到回执")
    use = Use.objects.get()
    assert (use.ended_by, use.tasks) == ("button", ["file"])


def test_a_minute_without_a_touch_is_counted_down_and_forgotten(enter: Entering, city):
    somebody = enter(1080)
    stands_at(somebody, city, kiosk_of(city))
    somebody.page.clock.install()
    somebody.main.get_by_role("button", name="查进度").click()
    somebody.write("查询码", "1234 5678")
    warning = somebody.page.get_by_role("alertdialog")
    somebody.page.clock.run_for(45_000)
    expect(warning).to_contain_text("秒后清除")
    somebody.look("kiosk-warning")
    somebody.page.get_by_role("button", name="我还在用").click()
    expect(warning).to_be_hidden()
    expect(somebody.field("查询码")).to_have_value("1234 5678")
    somebody.page.clock.run_for(61_000)
    somebody.titled("请选一件事")
    assert Use.objects.get().ended_by == "idle"


def test_a_ticket_is_taken_where_one_stands(enter: Entering, city):
    at, _ = open_now(city)
    kiosk = register_kiosk(point=at, code="JN-RC-07", place="", by=city.actor("gaofang"), at=timezone.now())
    somebody = enter(1080)
    stands_at(somebody, city, kiosk)
    somebody.main.get_by_role("button", name="取号").click()
    somebody.look("kiosk-ticket")
    somebody.press("取号")
    expect(somebody.page.locator("h1")).to_have_text(re.compile(r"\d+ 号"))
    somebody.look("kiosk-number")
    turn = Turn.objects.get()
    assert (turn.channel, turn.state) == ("kiosk", "arrived")
    elsewhere = enter(360)
    elsewhere.go(f"/booking/{at.code}/ticket/")
    elsewhere.misses("取号")
