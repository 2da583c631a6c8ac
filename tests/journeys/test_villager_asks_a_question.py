"""Somebody asks without a name: a four-digit code of their own opens the answer."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")


def asks(somebody: Visitor) -> str:
    """From the guide to the receipt; answers the tracking code."""
    somebody.go("/guides/consultation/")
    somebody.follow("在线办理")
    somebody.press("开始填写")
    somebody.choose("县（市、区）", "任城区", shows="乡镇、街道")
    somebody.choose("乡镇、街道", "许庄街道", shows="村、社区")
    somebody.press("下一步")
    somebody.tick("邻里纠纷")
    somebody.write("您的问题", "邻居盖房挡了我家的光，怎么办？")
    somebody.look("question-matter")
    somebody.press("下一步")
    somebody.press("下一步")
    somebody.sees("请留手机号，或者在下面设一个四位查询密码。")
    somebody.look("question-person-faults")
    somebody.write("不留电话的，请设一个四位数字的查询密码", "4321")
    somebody.press("下一步")
    somebody.press("下一步")
    somebody.tick("我填写的情况属实")
    somebody.tick("我知道这些信息只用于办理这件事，会加密保存")
    somebody.press("提交")
    somebody.titled("收到回执")
    somebody.sees("查询密码")
    somebody.look("question-receipt")
    code = CODE.search(somebody.main.inner_text())
    assert code is not None
    return code.group()


def comes_back(somebody: Visitor, code: str) -> None:
    somebody.go("/track/")
    somebody.write("查询码", code)
    somebody.write("手机号（或身份证号、查询密码）的末四位", "4321")
    somebody.press("查询")


def answers(words: str):
    def fill(clerk: Visitor) -> None:
        expect(clerk.page.locator("aside")).to_contain_text("邻居盖房挡了我家的光")
        clerk.write("问题概要", "采光纠纷")
        clerk.write("答复内容", words)
        clerk.tick("司法行政工作人员")
        clerk.write("用时（分钟）", "15")

    return fill


def test_asked_answered_asked_again_and_understood(enter: Entering):
    code = asks(enter(360))
    number = Case.objects.get().number
    clerk = enter(1280)
    clerk.log_in("liming")
    clerk.does(number, "我来答复")
    clerk.open_case(number)
    clerk.follow("答复")
    clerk.look("office-answer", 1280, 360)
    clerk.does(number, "答复", answers("先找村调解员量一量间距。"))
    somebody = enter(360)
    comes_back(somebody, code)
    somebody.titled("已答复，您还可以追问")
    somebody.follow("法律咨询答复单")
    somebody.sees("先找村调解员量一量间距。")
    somebody.misses("李明")
    somebody.look("question-answer")
    somebody.follow("返回办理进度")
    somebody.follow("追问")
    somebody.write("您还想问什么", "他不让量怎么办？")
    somebody.press("提交")
    somebody.sees("已收到您的追问。")
    clerk.does(number, "答复", answers("可以申请调解，司法所派人去量。"))
    somebody.page.reload()
    somebody.follow("明白了，不再追问")
    somebody.look("question-satisfied")
    somebody.press("提交")
    somebody.titled("咨询已办结")
    somebody.follow("评价这次服务")
    somebody.main.get_by_text("满意", exact=True).first.click()
    somebody.press("提交评价")
    somebody.look("question-end")
