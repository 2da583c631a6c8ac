"""One hall, one queue: who booked, who walked in and who is cared for first are called in a fair mix, and the board follows."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.network.public import Point
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.appointments.public import Slot, Turn

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENT_MS = 2200


@pytest.fixture
def hall(city: City) -> Point:
    return open_now(city)[0]


def takes_a_number(clerk: Visitor, hall: Point, group: str = "") -> None:
    clerk.go(f"/office/halls/{hall.code}/ticket/")
    clerk.choose("来办什么", "法律援助")
    if group:
        clerk.choose("优先照顾", group)
    clerk.press("取号")


def books_and_comes(villager: Visitor, hall: Point) -> None:
    """The first time that is free today, and at once to the hall."""
    villager.go(f"/booking/{hall.code}/?item=legal_aid")
    villager.main.locator("a[href*='/form/']").first.click()
    villager.write("姓名", "王秀英")
    villager.write("手机号", "13812345678")
    villager.page.wait_for_timeout(PATIENT_MS)
    villager.press("约这个时间")
    villager.titled("预约单")
    # Whatever the clock says, the time has come.
    Slot.objects.filter(turns__state="booked").update(starts_at=timezone.now())
    villager.press("我到大厅了，取号")
    villager.sees("003", "前面还有 0 个人")
    villager.look("mixed-arrived")


def test_a_booking_is_called_among_people_who_walked_in(enter: Entering, city: City, hall: Point):
    clerk, board, villager = enter(1280), enter(1280), enter(360)
    clerk.log_in("panli")
    takes_a_number(clerk, hall)
    takes_a_number(clerk, hall, "老年人")
    books_and_comes(villager, hall)
    assert set(Slot.objects.values_list("capacity", flat=True)) == {2}
    board.go(f"/halls/{hall.code}/")
    board.sees("还有 3 个人在等")
    clerk.go(f"/office/halls/{hall.code}/")
    clerk.look("mixed-day", 1280, 360)
    clerk.follow("1号窗口")
    for number, why in (("003", "预约的时间到了"), ("002", "优先照顾"), ("001", "来得最早")):
        clerk.sees(f"下一个是 {number} 号", why)
        clerk.press("叫下一个")
        board.sees(number, "请到1号窗口")
        clerk.press("来了，开始办")
        clerk.press("办完了")
    clerk.sees("没有人在等")
    assert set(Turn.objects.values_list("state", flat=True)) == {"served"}
    villager.go(villager.path)
    villager.sees("已办完")
    villager.go(f"{villager.path}notices/")
    villager.look("booking-messages", 360, 1280)
    villager.sees("约好了")
