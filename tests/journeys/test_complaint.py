"""王秀英 complains about her lawyer and asks that her name be kept; 罗科 takes it in, 傅副局 names two, 潘丽 handles it to the decision."""

import re

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.complaints.tests.factories import serve_respondent, staffed
from zhichi.foundation.cases.public import Case
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
RULE = "依据的规定和条款"
COURT = "有管辖权的人民法院"


def complains(wang: Visitor) -> str:
    """From the guide to the receipt; answers the tracking code."""
    wang.go("/guides/complaint/")
    wang.follow("在线办理")
    wang.press("开始填写")
    wang.choose("县（市、区）", "任城区", shows="乡镇、街道")
    wang.choose("乡镇、街道", "许庄街道", shows="村、社区")
    wang.press("下一步")
    wang.tick("律师、律师事务所")
    wang.write("被反映的人或者机构叫什么", "某律师")
    wang.tick("是我自己的事，我的权益受了损害")
    wang.write("发生了什么", "收了五千元，开庭没有来。")
    wang.write("您想要什么结果", "查处，退钱。")
    wang.main.get_by_role("group", name="要不要为您的身份保密").get_by_label("是", exact=True).check()
    wang.look("complaint-matter")
    wang.press("下一步")
    wang.write("姓名", "王秀英")
    wang.write("手机号", "13800138000")
    wang.press("下一步")
    wang.press("下一步")
    wang.tick("我填写的情况属实")
    wang.tick("我知道这些信息只用于办理这件事，会加密保存")
    wang.press("提交")
    wang.titled("收到回执")
    wang.look("complaint-receipt")
    code = CODE.search(wang.main.inner_text())
    assert code is not None
    return code.group()


def is_taken_in(clerk: Visitor, number: str) -> None:
    clerk.open_case(number)
    clerk.sees("要求保密，只有指定的办理人员能看", "没有查到")
    clerk.misses("王秀英", "13800138000")
    clerk.look("office-complaint", 1280, 360)
    clerk.does(number, "归类：按投诉或者举报办", lambda who: classified(who))
    clerk.does(number, "受理", lambda who: accepted(who))


def classified(clerk: Visitor) -> None:
    clerk.tick("投诉（和本人权益有关）")
    clerk.write("归类的理由", "反映律师执业行为。")
    clerk.look("office-complaint-classify", 1280, 360)


def accepted(clerk: Visitor) -> None:
    clerk.write(RULE, "律师法第五十二条")
    clerk.write("处理期限的最后一天", timezone.localdate().isoformat())
    clerk.write("联系电话", "2345678")


def two_are_named(head: Visitor, number: str) -> None:
    def fill(who: Visitor) -> None:
        who.choose("主办", "潘丽")
        who.choose("协办", "罗科")
        who.tick("两人和投诉人、被投诉人没有利害关系")
        who.look("office-complaint-assign", 1280, 360)

    head.does(number, "指派两名办理人员", fill)
    head.go(f"/office/complaints/{number}/reporter/")
    head.misses("王秀英")


def looks_who_it_is(handler: Visitor, number: str) -> None:
    handler.open_case(number)
    handler.follow("要求保密")
    handler.look("office-reporter-ask", 1280, 360)
    handler.write("为什么要看", "约谈投诉人")
    handler.press("查看")
    handler.sees("王秀英", "13800138000")
    handler.look("office-reporter", 1280, 360)


def drafts(handler: Visitor) -> None:
    handler.write("查明的事实和证据", "没有到庭。")
    handler.write("被投诉人的陈述申辩是否采纳", "不采纳。")
    handler.write("适用的规定", "律师法")
    handler.write("处理建议", "责令改正。")
    handler.main.get_by_role("group", name="是不是情节复杂或者重大").get_by_label("否", exact=True).check()


def decides(head: Visitor) -> None:
    head.write("决定书的日期", timezone.localdate().isoformat())
    head.tick("03 责令改正")
    head.write("查明的事实和证据", "没有到庭。")
    head.write(RULE, "律师法第五十二条")
    head.write("处理决定", "责令改正，退还代理费。")
    head.write(COURT, "任城区人民法院")
    head.tick("已写明不服的，在几天之内、向哪个机关申请复议或者起诉")


def test_a_protected_complaint_to_its_decision(enter: Entering, city: City):
    staffed(city)
    wang = enter(360)
    code = complains(wang)
    case = Case.objects.get()
    clerk, head, handler, reviewer = (enter(1280) for _ in range(4))
    clerk.log_in("luoke")
    is_taken_in(clerk, case.number)
    head.log_in("fuju")
    two_are_named(head, case.number)
    handler.log_in("panli")
    looks_who_it_is(handler, case.number)
    handler.does(case.number, "拟处理意见，送法制审核", drafts)
    reviewer.log_in("zhouhong")
    reviewer.does(case.number, "法制审核通过", lambda who: who.write("审核意见", "同意。"))
    head.does(case.number, "作出处理决定", decides)
    case.refresh_from_db()
    serve_all(case, city.actor("panli"), timezone.now())
    serve_respondent(city, case, timezone.now())
    clerk.does(case.number, "已送达，办结")
    wang = enter(360)
    wang.go("/track/")
    wang.write("查询码", code)
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")
    wang.titled("已办结")
    wang.follow("投诉处理决定书")
    wang.sees("责令改正，退还代理费。")
    wang.misses("潘丽", "罗科")
    wang.look("complaint-decision")
