"""An officer records a service and hands out the slip; who was served answers on the own phone, and the county reads it."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.network.public import Point, ServiceEvent, Slip
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(city: City) -> Point:
    where = Region.objects.get(code="370811002001")
    return point(where, city.units["370811-town"], name="许庄社区公共法律服务工作室")


def serves(clerk: Visitor, room: Point, note: str) -> str:
    """Record a service; answers the code on its slip."""
    clerk.go(f"/office/points/{room.code}/")
    clerk.follow("登记服务记录")
    clerk.choose("办了什么", "人民调解")
    clerk.write("什么时候", "2026-01-05T09:30")
    clerk.write("办事情况", note)
    clerk.press("登记服务记录")
    clerk.sees("码只显示这一次")
    return clerk.main.locator(".tracking-code").inner_text()


def test_a_service_is_confirmed_by_who_was_served(enter: Entering, city: City, room: Point):
    clerk, villager, county = enter(1280), enter(360), enter(1280)
    clerk.log_in("liming")
    code = serves(clerk, room, "调解相邻用水纠纷")
    clerk.look("slip", 1280, 360)
    clerk.page.emulate_media(media="print")
    clerk.page.screenshot(path=clerk.album / "slip-print.png", full_page=True)
    clerk.page.emulate_media(media="screen")
    villager.go("/confirm/")
    villager.write("凭条码", code[:-1])
    villager.press("下一步")
    villager.sees("凭条码应是10位数字，您填了9位。")
    villager.look("confirm-wrong")
    villager.write("凭条码", code)
    villager.press("下一步")
    villager.sees("许庄社区公共法律服务工作室", "2026年1月5日", "人民调解")
    villager.press("提交")
    villager.sees("请选择“是”或者“不是”。")
    villager.look("confirm-service")
    villager.tick("是，我得到了服务")
    villager.press("提交")
    villager.titled("记下了，谢谢您")
    villager.look("confirm-done")
    assert ServiceEvent.objects.get().confirmed
    clerk.go("/confirm/")
    clerk.sees("工作人员不能代填")
    clerk.look("confirm-refused")
    denied = serves(clerk, room, "解答土地承包合同问题")
    denies(enter(360, script=False), denied)
    county.log_in("panli")
    county.go(f"/office/points/{room.code}/")
    county.sees("群众说没有得到服务")
    county.look("point-said", 1280, 360)
    county.main.get_by_role("link", name="看是哪些").last.click()
    county.sees("解答土地承包合同问题")
    county.misses("调解相邻用水纠纷")
    county.look("answers", 1280, 360)


def denies(villager: Visitor, code: str) -> None:
    """In the large print for elders, by the address in the QR picture, without script."""
    villager.page.context.add_cookies([{"name": "zhichi_elder", "value": "30", "url": villager.base}])
    villager.go(f"/confirm/?code={code.replace(' ', '')}")
    villager.look("confirm-code-elder")
    villager.press("下一步")
    villager.tick("不是，我没有得到这项服务")
    villager.look("confirm-no-elder")
    villager.press("提交")
    villager.sees("据此核实")
    villager.look("confirm-denied-elder")
    assert Slip.objects.filter(answer="not_served").count() == 1
