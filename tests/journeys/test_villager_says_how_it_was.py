"""A bad grade by code, put right by others and asked again; a neighbour filed for by a helper; an answer for everybody."""

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.lawtalk.public import allow
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed
from zhichi.foundation.mandates.tests.factories import helper
from zhichi.foundation.ratings.public import Rating, Rectification

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def answered(city: City) -> Case:
    case = filed(consultation())
    do(city, case, "answer", "liming")
    return case


def asks_for_a_grade(clerk: Visitor, case: Case) -> str:
    clerk.open_case(case.number)
    clerk.follow("请当事人评价（二维码或者评价码）")
    clerk.look("rating-ask", 1280, 360)
    clerk.press("交给当事人")
    clerk.sees("码只显示这一次")
    clerk.look("rating-slip", 1280, 360)
    return clerk.main.locator(".tracking-code").inner_text()


def test_a_bad_grade_is_put_right_by_somebody_else(enter: Entering, city: City, answered: Case):
    clerk, villager, county = enter(1280), enter(360, script=False), enter(1280)
    clerk.log_in("liming")
    code = asks_for_a_grade(clerk, answered)
    villager.go(f"/rate/?code={code.replace(' ', '')}")
    villager.press("下一步")
    villager.press("提交评价")
    villager.sees("请选一项评价。")
    villager.look("rating-grade")
    villager.main.locator("input[name=grade][value='2']").check()
    villager.tick("等得久、办得慢")
    villager.write("想说的话", "等了一上午")
    villager.press("提交评价")
    villager.titled("谢谢您的评价")
    villager.look("rating-done")
    assert Rating.objects.get().channel == "window"
    county.log_in("panli")
    county.sees("差评待核实")
    county.go("/office/ratings/")
    county.follow("许庄司法所")
    county.sees("等了一上午")
    county.look("rectification", 1280, 360)
    steps_of(county)
    assert Rectification.objects.get().state == "closed"
    county.look("rectification-closed", 1280, 360)
    clerk.go("/office/")
    clerk.misses("差评")


def steps_of(county: Visitor) -> None:
    county.follow("核实")
    county.tick("情况属实")
    county.tick("简单，马上能改")
    county.write("情况", "确实等得久")
    county.look("rectification-verify", 1280, 360)
    county.press("核实")
    county.write("用途", "回访")
    county.press("查看联系方式")
    county.sees("王秀英")
    for verb, words in (("联系评价人", "电话说明"), ("整改", "加开窗口")):
        county.follow(verb)
        county.write("情况", words)
        county.press(verb)
    county.follow("回访")
    county.tick("满意")
    county.write("情况", "说好多了")
    county.press("回访")
    county.sees("已办结")


def test_a_helper_files_for_a_neighbour_who_can_end_it(enter: Entering, city: City):
    helper(city)
    someone, desk, villager = enter(360), enter(1280), enter(360)
    someone.log_in("zhoubang")
    someone.go("/office/register/")
    someone.press("法律咨询")
    someone.tick("劳动、工资、工伤")
    someone.write("您的问题", "工钱没给")
    someone.write("姓名", "王秀英")
    someone.write("手机号", "13800138000")
    someone.look("acting-register", 360, 1280)
    someone.press("登记")
    someone.sees("请选择委托是怎么给的")
    someone.choose("当事人怎么委托您的", "当面口头委托，有见证人")
    someone.write("见证人姓名", "刘邻居")
    someone.press("登记")
    someone.titled("已登记")
    case = Case.objects.get()
    someone.go(f"/cases/{case.tracking_code}/slip/")
    someone.look("slip-large", 360, 1280)
    someone.go("/office/acting/")
    someone.look("acting", 360, 1280)
    someone.follow("法律咨询")
    someone.look("acting-one", 360, 1280)
    desk.log_in("qianwei")
    desk.go("/office/acting/slip/")
    desk.write("纸条上的查询码", case.tracking_code)
    desk.press("查进度")
    desk.sees("已收到您的问题", "只能看到对当事人公开的进度")
    desk.misses("王秀英")
    desk.look("by-slip", 1280, 360)
    villager.go("/track/")
    villager.write("查询码", case.tracking_code)
    villager.main.locator("input[name=ending]").fill("8000")
    villager.main.locator("form button").first.click()
    villager.follow("看谁在替我代办、撤回委托")
    villager.look("mandate")
    villager.press("撤回委托")
    villager.sees("本人已撤回")
    case.mandate.refresh_from_db()
    assert case.mandate.revoked_at is not None


def test_an_answer_becomes_everybodys(enter: Entering, city: City, answered: Case):
    allow(case=answered, by=CITIZEN, at=timezone.now())
    clerk, county, reader = enter(1280), enter(1280), enter(360, script=False)
    clerk.log_in("liming")
    clerk.go("/office/answers/")
    clerk.look("answers-office", 1280, 360)
    clerk.main.locator("tbody a").first.click()
    clerk.follow("起草公开稿")
    clerk.write("标题", "工地不给工钱怎么办")
    clerk.write("问题", "王秀英在工地干活，没有拿到工钱。")
    clerk.write("答复", "可以申请劳动仲裁。")
    clerk.look("answer-draft", 1280, 360)
    clerk.press("保存，请另一个人核对")
    clerk.sees("当事人的姓名")
    county.log_in("panli")
    county.go("/office/answers/?tab=drafted")
    county.follow("工地不给工钱怎么办")
    county.press("核对无误，公开")
    county.sees("还有个人信息")
    county.look("answer-refused", 1280, 360)
    clerk.follow("修改公开稿")
    clerk.write("问题", "在工地干活，没有拿到工钱。")
    clerk.press("保存，请另一个人核对")
    county.go("/office/answers/?tab=drafted")
    county.follow("工地不给工钱怎么办")
    county.press("核对无误，公开")
    county.sees("已公开")
    reader.go("/answers/")
    reader.write("找问答", "仲裁")
    reader.press("找")
    reader.look("answers-public")
    reader.follow("工地不给工钱怎么办")
    reader.look("answer-public")
    reader.misses("王秀英")
