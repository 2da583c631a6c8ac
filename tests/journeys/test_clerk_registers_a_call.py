"""李明 of 许庄 registers what 王小丽 asks on the telephone for her mother, answers it, and prints the slip."""

import re

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case, PartyRole

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def writes_it_down(clerk: Visitor) -> None:
    clerk.tick("劳动、工资、工伤")
    clerk.write("您的问题", "妈妈在饭店打工，老板欠三个月工资。")
    clerk.write("姓名", "王秀英")
    clerk.main.get_by_text("别人代问代办的").click()
    clerk.write("代理人姓名", "王小丽")
    clerk.write("代理人手机号", "13900139000")


def is_asked_for_the_rest(clerk: Visitor, name: str) -> None:
    clerk.press("登记")
    clerk.sees("请选择代理人是当事人的什么人。")
    expect(clerk.field("代理人姓名")).to_have_value("王小丽")
    clerk.look(name)
    clerk.choose("是当事人的", "子女")


def test_a_call_by_an_agent_at_a_township_station(enter: Entering, city: City):
    clerk = enter(1280)
    clerk.log_in("liming")
    clerk.follow("登记来人来电")
    clerk.titled("登记")
    clerk.look("office-register", 1280, 360)
    clerk.tick("电话")
    clerk.press("法律咨询")
    clerk.titled("登记：法律咨询")
    clerk.look("office-register-form", 1280, 360)
    writes_it_down(clerk)
    is_asked_for_the_rest(clerk, "office-register-faults")
    clerk.press("登记")
    clerk.titled("已登记")
    clerk.sees("由许庄司法所办理", "代理人手机号的末四位")
    clerk.look("office-registered", 1280, 360)
    case = Case.objects.get()
    assert (case.channel, case.unit.name) == ("phone", "许庄司法所")
    assert case.parties.get(role=PartyRole.AGENT).relation == "child"
    has_the_slip(clerk, case)
    clerk.follow("答复并办结")
    clerk.write("答复内容", "可以申请劳动仲裁。带工资条到法律援助中心。")
    clerk.tick("司法行政工作人员")
    clerk.tick("电话")
    clerk.write("用时（分钟）", "5")
    clerk.tick("当事人听明白了，不再追问")
    clerk.look("office-answer-at-once", 1280, 360)
    clerk.press("答复并办结")
    clerk.open_case(case.number)
    clerk.sees("已办结", "代理人（当事人的子女）")


def has_the_slip(clerk: Visitor, case: Case) -> None:
    with clerk.context.expect_page() as opened:
        clerk.follow("打印回执")
    slip = opened.value
    expect(slip.locator("h1")).to_have_text("收到回执")
    expect(slip.locator(".tracking-code")).to_contain_text(re.compile(case.tracking_code[:4]))
    slip.close()


def test_on_the_phone_in_the_hand_and_for_another_county(enter: Entering, city: City):
    clerk = enter(360)
    clerk.log_in("liming")
    clerk.follow("登记来人来电")
    clerk.choose("县（市、区）", "兖州区", shows="乡镇、街道")
    clerk.choose("乡镇、街道", "鼓楼街道")
    clerk.press("法律援助")
    clerk.sees("这件由鼓楼司法所办理")
    clerk.look("office-register-elsewhere", 360, 1280)


def test_without_script(enter: Entering, city: City):
    clerk = enter(360, script=False)
    clerk.log_in("liming")
    clerk.follow("登记来人来电")
    clerk.press("法律咨询")
    clerk.tick("其他")
    clerk.write("您的问题", "邻居占了宅基地。")
    clerk.write("不留电话的：查询密码", "4321")
    clerk.press("登记")
    clerk.titled("已登记")
    assert Case.objects.get().channel == "window"
