"""王秀英 is told that papers are missing; she reads it on her own page and wants no more; what came back, the clerk tells her."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid
from zhichi.foundation.notices.tests.factories import came_back

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_she_reads_it_and_stops_it_and_the_clerk_tells_her_otherwise(enter: Entering, city: City):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    came_back(case)
    villager = enter(360)
    villager.go(f"/track/?code={case.tracking_code}")
    villager.write("手机号（或身份证号、查询密码）的末四位", "8000")
    villager.press("查询")
    villager.follow("消息和通知方式")
    villager.sees("您的申请收到了", "请您补充材料", "138****8000：送不到")
    villager.look("told", 360, 1280)
    villager.tick("都不要发了（随时可以再改回来）")
    villager.press("就这样")
    villager.sees("您说过不要再发")

    clerk = enter(1280)
    clerk.log_in("liming")
    clerk.follow("通知送不到，要另外告知")
    clerk.titled("发送记录")
    clerk.look("delivery-log", 360, 1280)
    clerk.write("怎样另外告知的", "到家里当面告知。")
    clerk.press("已告知")
    clerk.sees("到家里当面告知")
    clerk.go("/office/notices/")
    clerk.sees("通知送不到")
    clerk.look("own-messages", 360, 1280)
    clerk.press("全部标为看过")
    clerk.go("/office/")
    clerk.misses("消息没有看", "通知送不到，要另外告知")
