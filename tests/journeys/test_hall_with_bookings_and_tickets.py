"""A villager books a time in the large print without script, another takes a ticket; both are called, and the board says so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.network.public import Point, ServiceEvent
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.appointments.public import Turn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENT_MS = 2200


@pytest.fixture
def hall(city: City) -> Point:
    return open_now(city)[0]


def books(villager: Visitor, hall: Point) -> None:
    """From the page of the point to the paper, then another day."""
    villager.context.add_cookies([{"name": "zhichi_elder", "value": "30", "url": villager.base}])
    villager.go(f"/points/{hall.code}/")
    villager.follow("预约")
    villager.follow("法律援助")
    villager.look("booking-when-elder")
    tomorrow = timezone.localdate() + timedelta(days=1)
    villager.main.get_by_role("link", name=f"{tomorrow.month}月{tomorrow.day}日").click()
    villager.main.locator("a[href*='/form/']").first.click()
    villager.write("姓名", "王秀英")
    villager.write("手机号", "1381234")
    villager.page.wait_for_timeout(PATIENT_MS)
    villager.press("约这个时间")
    villager.sees("手机号码应是11位数字")
    villager.look("booking-wrong-elder")
    villager.write("手机号", "13812345678")
    villager.press("约这个时间")
    villager.sees("约好了", "王**")
    villager.look("booking-paper-elder")
    villager.follow("改时间")
    villager.look("booking-change-elder")
    later = tomorrow + timedelta(days=1)
    villager.main.get_by_role("link", name=f"{later.month}月{later.day}日").click()
    villager.main.locator("button[name=at]").first.click()
    villager.sees(f"{later.month}月{later.day}日")
    villager.press("取消预约")
    villager.sees("已取消")


def test_a_hall_with_bookings_and_tickets(enter: Entering, city: City, hall: Point):
    books(enter(360, script=False), hall)
    clerk, board, waiting = enter(1280), enter(1280), enter(360)
    clerk.log_in("panli")
    clerk.go(f"/office/halls/{hall.code}/ticket/")
    clerk.choose("来办什么", "法律援助")
    clerk.look("ticket", 1280, 360)
    clerk.press("取号")
    clerk.sees("001 号")
    clerk.look("ticket-slip", 1280, 360)
    clerk.follow("再取一个")
    clerk.choose("来办什么", "法律援助")
    clerk.choose("优先照顾", "残疾人")
    clerk.press("取号")
    waiting.go(f"/bookings/?code={Turn.objects.get(number=1).code}")
    waiting.look("booking-find")
    waiting.press("查询")
    waiting.sees("前面还有 1 个人", "数据不够")
    waiting.look("ticket-standing")
    board.go(f"/halls/{hall.code}/")
    board.sees("还有 2 个人在等")
    clerk.go(f"/office/halls/{hall.code}/")
    clerk.look("hall-day", 1280, 360)
    clerk.follow("1号窗口")
    clerk.sees("下一个是 002 号", "优先照顾")
    clerk.press("叫下一个")
    clerk.look("hall-desk", 1280, 360)
    board.sees("请到1号窗口")
    board.look("hall-board", 1280, 360)
    clerk.press("来了，开始办")
    clerk.press("办完了")
    clerk.press("叫下一个")
    clerk.press("没有来")
    assert ServiceEvent.objects.get().item == "legal_aid"
    assert sorted(Turn.objects.values_list("state", flat=True)) == ["cancelled", "missed", "served"]


def test_a_head_pauses_a_window(enter: Entering, city: City, hall: Point):
    head = enter(1280)
    head.log_in("panli")
    head.go("/office/halls/")
    head.look("halls", 1280, 360)
    head.go(f"/office/halls/{hall.code}/arrange/")
    head.main.get_by_text("暂停一个窗口").click()
    head.look("hall-arrange", 1280, 360)
    form = head.main.locator("form[action$='/close/']")
    form.locator("[name=day]").fill((timezone.localdate() + timedelta(days=2)).isoformat())
    form.locator("[name=starts]").fill("09:00")
    form.locator("[name=ends]").fill("10:00")
    form.locator("[name=reason]").fill("设备检修")
    form.get_by_role("button").click()
    head.sees("没有预约")
    head.look("hall-close", 1280, 360)
    head.press("确定暂停")
    head.sees("设备检修")
