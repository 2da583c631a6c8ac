"""高芳 gives a date its bounds, is stopped by a law that is none, and takes back a version that waits for its day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import FormVersion, publish_form
from zhichi.foundation.forms.tests.factories import ask, document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False], ids=["script", "without script"])
def test_written_refused_published_and_taken_back(enter: Entering, city: City, script: bool) -> None:
    first = document(ask("born", "date", "出生日期"), key="born")
    publish_form(document=first, effective_from=date(2026, 1, 1), by=SYSTEM, at=timezone.now())
    clerk = enter(360, script=script)
    clerk.log_in("gaofang")
    clerk.go("/office/forms/born/")
    clerk.press("改这张表（新的一版）")
    clerk.go("/office/forms/born/fields/born/")
    clerk.write("依据", "根本没有的法第九条")
    clerk.choose("最晚是哪一天", "填表当天往前一段时间", shows="最晚：多久")
    if not script:
        clerk.press("按我的回答更新下面的问题")
    clerk.write("最晚：多久", "18")
    clerk.main.locator("[name=latest_unit][value=years]").check()
    clerk.look(f"form-days-{script}", 360, 1280)
    clerk.press("保存")
    clerk.sees("不能晚于填表当天往前 18 年", "没有登记过“根本没有的法”")
    clerk.look(f"form-law-refused-{script}", 360, 1280)
    clerk.follow("“出生日期”的依据")
    clerk.write("依据", "法律援助法§41")
    clerk.press("保存")
    clerk.follow("发布")
    clerk.sees("“出生日期”的最晚的一天由“不限”改为“填表当天往前 18 年”。")
    clerk.write("从哪一天起用", (timezone.localdate() + timedelta(5)).isoformat())
    clerk.press("发布")
    clerk.follow("第 2 版")
    clerk.follow("撤回这一版")
    clerk.sees("第 1 版继续用")
    clerk.press("撤回这一版")
    clerk.sees("请写明为什么撤回。")
    clerk.look(f"form-withdraw-{script}", 360, 1280)
    clerk.write("为什么撤回", "年龄写错了，改好再发布。")
    clerk.press("撤回这一版")
    clerk.sees("这一版没有用过", "年龄写错了，改好再发布。")
    clerk.look(f"form-withdrawn-{script}", 360, 1280)
    assert [one.version for one in FormVersion.objects.standing().filter(key="born")] == [1]
