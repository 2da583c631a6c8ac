"""A villager finds her village by its name in a form, is told which days there are, and is asked nothing twice; the desk
sees her numbers only with a purpose, on the page and on paper."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.sockets.public import ITEM_SOURCES, ItemSource, ServiceItem

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ITEM = ServiceItem("visit", "上门办理", "走不动的，我们去。", kind="visit", effective_from=date(2026, 1, 1))
FORM = document(
    ask("home", "region", "去哪个村", minimum=5),
    ask("day", "date", "哪天去", earliest={"days": 1}, latest={"days": 30}),
    ask("whom", "person", "找谁", prefill="name"),
    ask("card", "id", "残疾人证号", required=False),
    key="visit",
)
PROCEDURE: dict[str, Any] = {
    "format": "zhichi-procedure/1",
    "kind": "visit",
    "title": "上门办理",
    "prefix": "SF",
    "filing": {
        "state": "received",
        "desk": ["justice_office"],
        "form": "visit@1",
        "record": {"key": "visit.request", "title": "上门申请"},
    },
    "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
    "verbs": {
        "close": {"title": "办结", "from": "received", "to": "closed", "by": "justice_assistant@township"}
    },
}


@pytest.fixture
def item(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    publish_form(document=FORM, effective_from=date(2026, 1, 1), by=SYSTEM, at=now)
    publish(document=PROCEDURE, by=SYSTEM, at=now)
    source = ItemSource(all=lambda day: [ITEM], get=lambda code, day: ITEM if code == "visit" else None)
    monkeypatch.setitem(ITEM_SOURCES._items, "of this test", source)


def begins(villager: Visitor) -> None:
    villager.go("/apply/visit/")
    villager.press("开始填写")
    villager.choose("县（市、区）", "任城区", shows="乡镇、街道")
    if not villager.script:
        villager.press("下一步")
    villager.choose("乡镇、街道", "许庄街道", shows="村、社区")
    villager.press("下一步")
    if not villager.script:
        # Villages are listed once the township is known; none need be chosen.
        villager.press("下一步")


def fills_in(villager: Visitor) -> None:
    villager.write("按名字找", "许庄社区")
    villager.press("去哪个村：按名字找")
    villager.look("form-place-found", 360, 1280)
    villager.main.locator("[name=home-found][value='370811002001']").check()
    villager.write("哪天去", (timezone.localdate() - timedelta(1)).isoformat())
    villager.main.locator("[name=whom-name]").fill("王秀英")
    villager.main.locator("[name=whom-phone]").fill("13800138000")
    villager.write("残疾人证号", "11010519491231002X")
    villager.press("下一步")
    villager.sees("“哪天去”不能早于", "填表当天往后 1 天")
    villager.look("form-day-refused", 360, 1280)
    villager.write("哪天去", (timezone.localdate() + timedelta(3)).isoformat())
    villager.press("下一步")
    villager.titled("怎么联系您")
    villager.sees("已按您前面填的填好，可以改。")
    villager.look("form-asked-once", 360, 1280)
    villager.press("下一步")
    villager.press("下一步")
    villager.tick("我填写的情况属实")
    villager.tick("我知道这些信息只用于办理这件事，会加密保存")
    villager.press("提交")
    villager.titled("收到回执")


@pytest.mark.parametrize("script", [True, False], ids=["script", "without script"])
def test_from_the_village_to_the_desk(enter: Entering, item: None, script: bool) -> None:
    villager = enter(360, script=script)
    begins(villager)
    fills_in(villager)
    case = Case.objects.get(kind="visit")
    assert case.answers["home"] == "370811002001"
    clerk = enter(1280, script=script)
    clerk.log_in("liming")
    clerk.open_case(case.number)
    clerk.sees("王**，138****8000", "1101************2X")
    clerk.misses("13800138000")
    clerk.look(f"case-masked-{script}", 1280, 360)
    clerk.follow("上门申请")
    clerk.misses("13800138000")
    clerk.main.get_by_text("查看完整信息").click()
    clerk.write("用途", "打印存档")
    clerk.press("查看")
    clerk.sees("王秀英，13800138000", "11010519491231002X", "这次查看已记入账本")
    clerk.look(f"record-opened-{script}", 1280, 360)
