"""A business that did not exist in the morning: an officer builds it in the browser, a villager files it on a phone,
officers close it. Nobody touches code."""

import re
from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE, TITLE = "adviser_booking", "预约法律顾问"
LIMIT = "约好法律顾问"
HALF_AN_HOUR = 30 * 60


def begins(gao: Visitor) -> None:
    gao.go("/office/items/")
    gao.look("items", 1280, 360)
    gao.follow("新事项")
    gao.write("事项名称", TITLE)
    gao.write("标识", CODE)
    gao.look("item-new", 1280, 360)
    gao.press("开始写")
    gao.titled(TITLE)
    gao.sees("为本事项编表单", "还没有", "没有依据的事项不能发布")
    gao.look("item-draft-empty", 1280, 360)


def asks(gao: Visitor, title: str, kind: str, basis: str, *, private: bool) -> None:
    """One field of the form, with what it is for."""
    gao.page.get_by_role("link", name=re.compile("里加一项")).first.click()
    gao.write("填写项的名称", title)
    kinds = gao.main.get_by_role("group", name=re.compile("^类型"))
    kinds.get_by_text(kind, exact=True).click() if kinds.count() else gao.choose("类型", kind)
    for group, yes in (("必须填吗", True), ("属于个人隐私吗", private)):
        asked = gao.main.get_by_role("group", name=re.compile(group))
        asked.get_by_text("是" if yes else "否", exact=True).click()
    gao.write("用途", "安排法律顾问，提前准备")
    gao.write("依据", basis)
    gao.press("保存")


def builds_the_form(gao: Visitor) -> None:
    gao.follow("为本事项编表单")
    expect(gao.field("表单名称")).to_have_value(TITLE)
    expect(gao.field("标识")).to_have_value(CODE)
    gao.press("开始")
    asks(gao, "想问什么事", "多行文字", "山东省公共法律服务条例§16", private=True)
    asks(gao, "希望哪一天", "日期", "山东省公共法律服务条例§16", private=False)
    gao.look("form-built", 1280, 360)
    gao.follow("发布")
    gao.press("发布")
    gao.sees("第 1 版")


def sets_the_limit(gao: Visitor) -> None:
    """How long it may take is nobody's yet: the bureau promises it."""
    gao.go("/office/limits/")
    gao.follow("新定一条期限")
    gao.write("名称", LIMIT)
    gao.write("多长", "3")
    gao.write("从什么时候起算", "收到申请之日")
    gao.write("谁作的承诺", "济宁市司法局")
    gao.main.get_by_text("补充材料", exact=True).click()
    gao.look("limit-new", 1280, 360)
    gao.press("定下这条期限")
    gao.titled(LIMIT)
    gao.sees("第 1 版：3个工作日", "济宁市司法局")
    gao.look("limit", 1280, 360)


def turns(gao: Visitor, part: str, action: str) -> None:
    """One line of what a part of the procedure does to clocks; the picker says how long and whose word."""
    gao.go(f"/office/procedures/drafts/{CODE}/in/{part}/clocks/")
    gao.page.locator("select[name=action_0]").select_option(value=action)
    gao.page.locator("select[name=target_0]").select_option(label=f"{LIMIT}（3个工作日，济宁市司法局承诺）")
    gao.press("保存")


def builds_the_procedure(gao: Visitor) -> None:
    gao.go(f"/office/items/{CODE}/draft/")
    gao.follow("为本事项编程序")
    gao.main.get_by_text(re.compile("^受理、决定、办结")).first.click()
    expect(gao.field("业务名称")).to_have_value(TITLE)
    expect(gao.field("业务标识")).to_have_value(CODE)
    gao.write("编号字头", "YG")
    gao.press("建草稿")
    gao.follow("修改申请")
    gao.page.locator("select[name=form]").select_option(value=f"{CODE}@1")
    gao.press("保存")
    turns(gao, "filing", "start")
    turns(gao, "verbs.decide", "stop")
    gao.go(f"/office/procedures/drafts/{CODE}/")
    gao.sees(f"起算“{LIMIT}”")
    gao.look("procedure-built", 1280, 360)
    gao.follow("发布")
    gao.press("发布")
    gao.sees("第 1 版")


def part(gao: Visitor, title: str) -> None:
    gao.go(f"/office/items/{CODE}/draft/")
    gao.follow(title)
    gao.titled(title)


def saves(gao: Visitor) -> None:
    gao.press("保存")
    gao.titled(TITLE)


def row(gao: Visitor, number: int, **values: str) -> None:
    for name, value in values.items():
        box = gao.main.locator(f"[name=rows-{number}-{name}]")
        box.select_option(value) if box.evaluate("box => box.tagName") == "SELECT" else box.fill(value)


def writes_the_guide(gao: Visitor) -> None:
    part(gao, "基本情况")
    gao.write("一句话说明", "约好时间，法律顾问当面解答，不收费。")
    gao.write("办完得到什么", "法律顾问的答复")
    saves(gao)
    part(gao, "受理条件")
    gao.write("谁可以办", "本市的居民，一人一次约一位。")
    saves(gao)
    part(gao, "材料")
    row(gao, 0, title="和事情有关的合同、欠条", source="applicant", form="copy")
    row(gao, 1, title="户籍信息", source="shared", form="electronic")
    gao.look("item-materials", 1280, 360)
    saves(gao)
    part(gao, "办理环节")
    row(gao, 0, title="约时间", who="您")
    row(gao, 1, title="确定哪位顾问、哪一天", who="县司法局", days="2")
    saves(gao)
    part(gao, "时限和收费")
    gao.write("承诺时限", "3")
    gao.main.locator("[name=promised_unit]").select_option("working_day")
    gao.look("item-days", 1280, 360)
    saves(gao)
    part(gao, "依据")
    row(gao, 0, law="山东省公共法律服务条例", article="16")
    saves(gao)
    gao.sees("可以发布了")
    gao.look("item-draft-ready", 1280, 360)


def publishes(gao: Visitor) -> None:
    gao.follow("看群众看到的样子")
    gao.sees("户籍信息", "不用交")
    gao.look("item-preview", 1280, 360)
    gao.go(f"/office/items/{CODE}/draft/")
    gao.follow("去发布")
    gao.look("item-publish", 1280, 360)
    gao.press("发布")
    gao.titled(TITLE)
    expect(gao.page.get_by_text("第 1 版已发布。")).to_be_visible()
    gao.sees("现在可以在网上办")
    gao.look("item-published", 1280, 360)


def files(wang: Visitor) -> None:
    wang.go("/")
    wang.follow(TITLE)
    wang.sees("不用交", "3个工作日", "第十六条")
    wang.look("new-guide")
    wang.follow("在线办理")
    wang.press("开始填写")
    wang.choose("县（市、区）", "任城区", shows="乡镇、街道")
    wang.choose("乡镇、街道", "许庄街道", shows="村、社区")
    wang.press("下一步")
    wang.write("想问什么事", "土地流转合同到期了，地还没有还给我。")
    wang.write("希望哪一天", "2026-12-10")
    wang.look("new-matter")
    wang.press("下一步")
    wang.write("姓名", "王秀英")
    wang.write("手机号", "13812345678")
    expect(wang.page.get_by_text("身份证号")).to_have_count(0)
    wang.press("下一步")
    wang.look("new-papers")
    wang.press("下一步")
    wang.sees("土地流转合同到期了")
    wang.tick("我填写的情况属实")
    wang.tick("我知道这些信息只用于办理这件事，会加密保存")
    wang.press("提交")
    wang.titled("收到回执")
    wang.sees(LIMIT, "服务承诺", "济宁市司法局承诺")
    wang.look("new-receipt")


def decides(officer: Visitor) -> None:
    officer.write("决定内容", "12月10日上午，陈律师在任城区公共法律服务中心接待。")


def closes(enter: Entering) -> None:
    number = Case.objects.get(kind=CODE).number
    desk, legal = enter(1280), enter(1280)
    desk.log_in("panli")
    desk.open_case(number)
    desk.sees("****（个人隐私）", LIMIT)
    desk.misses("土地流转合同到期了")
    desk.main.get_by_text("查看完整信息").first.click()
    desk.main.locator("#purpose-answers").fill("看清要问什么事")
    desk.main.get_by_role("button", name="查看").first.click()
    desk.sees("土地流转合同到期了")
    desk.follow("返回")
    desk.look("new-case", 1280, 360)
    desk.does(number, "受理")
    legal.log_in("zhouhong")
    legal.does(number, "作出决定", decides)
    desk.does(number, "办结")
    assert Case.objects.get(number=number).is_done


def test_a_new_business_goes_live_in_the_browser_and_its_first_case_is_closed(enter: Entering):
    started = monotonic()
    gao = enter(1280)
    gao.log_in("gaofang")
    begins(gao)
    builds_the_form(gao)
    sets_the_limit(gao)
    builds_the_procedure(gao)
    writes_the_guide(gao)
    publishes(gao)
    files(enter(360))
    closes(enter)
    assert monotonic() - started < HALF_AN_HOUR
