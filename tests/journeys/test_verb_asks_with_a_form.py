"""高芳 gives a verb a form without code; 李明 fills it in on his phone. The pages around a draft read well on the way."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.tests.factories import PNG, VISIT, asked_for_a_visit, publish_visits
from zhichi.foundation.procedures.public import ProcedureDraft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFT = "/office/procedures/drafts/home_visit/"


def test_the_pages_where_a_draft_begins_and_ends(enter: Entering, city: City):
    publish_visits()
    writer = enter(1280)
    writer.log_in("gaofang")
    writer.go("/office/procedures/import/")
    writer.look("procedure-import", 1280, 360)
    writer.press("导入")
    writer.sees("请选择文件。")
    writer.look("procedure-import-fault", 1280, 360)
    writer.go("/office/procedures/start/")
    writer.look("procedure-start", 1280, 360)
    writer.press("建草稿")
    writer.sees("请填写“业务名称”。")
    writer.look("procedure-start-fault", 1280, 360)
    writer.main.get_by_label("受理、决定、办结").check()
    writer.write("业务名称", "上门走访")
    writer.write("业务标识", "home_visit")
    writer.write("编号字头", "ZF")
    writer.press("建草稿")
    writer.sees("检查通过")
    picks_what_others_offer(writer)
    writer.follow("删去草稿")
    writer.look("procedure-discard", 1280, 360)
    writer.press("删去草稿")
    expect(writer.page.get_by_text("草稿已删去，已发布的版本没有变。")).to_be_visible()
    assert not ProcedureDraft.objects.exists()


def picks_what_others_offer(writer: Visitor) -> None:
    """A form, a referral and a hook, from lists; table and picture tell of them."""
    writer.go(f"{DRAFT}verbs/decide/")
    writer.choose("另外填一张表单", f"{VISIT['title']} 第1版")
    writer.choose("转介给哪种业务", "法律援助")
    writer.choose("带上哪个附加程序", "转介前要有当事人的姓名")
    writer.look("procedure-verb-plugged", 1280, 360)
    writer.press("保存")
    writer.sees("检查通过", "表单：情况表 第1版", "转介到：法律援助", "附加程序：转介前要有当事人的姓名")
    writer.look("procedure-draft-plugged", 1280, 360)
    writer.follow("试走一遍")
    writer.choose("做什么、谁来做", "受理：县级公共法律服务科人员")
    writer.press("走这一步")
    writer.choose("做什么、谁来做", "作出决定：县级局长")
    writer.press("走这一步")
    writer.sees("填表：情况表 第1版", "转介到：法律援助")
    writer.look("procedure-dry-run-plugged", 1280, 360)
    writer.go(DRAFT)


@pytest.mark.parametrize("script", [True, False], ids=["script", "without script"])
def test_the_clerk_fills_in_what_the_verb_asks(enter: Entering, city: City, script: bool):
    publish_visits()
    case = asked_for_a_visit()
    clerk = enter(360, script=script)
    clerk.log_in("liming")
    clerk.open_case(case.number)
    clerk.follow("上门核实")
    clerk.write("哪天去的", "2026-06-01")
    clerk.misses("谁作证")
    photo = clerk.main.locator("[name=photo]")
    photo.set_input_files(files=[{"name": "门口.png", "mimeType": "image/png", "buffer": PNG}])
    clerk.tick("属实")
    if not script:
        clerk.press("按我的回答更新下面的问题")
    clerk.sees("谁作证")
    expect(clerk.field("哪天去的")).to_have_value("2026-06-01")
    # With script it has been sent by now, and its sign stands in the form.
    expect(clerk.main.locator("[name='arrived:photo']")).to_have_count(1 if script else 0)
    clerk.press("上门核实")
    clerk.sees("您填好的内容都还在")
    clerk.look(f"verb-form-fault-{script}", 360, 1280)
    clerk.main.locator("[name='whose-name']").fill("李四")
    clerk.main.locator("[name='whose-phone']").fill("13800138001")
    clerk.main.locator("[name='people-0-name']").fill("张三")
    clerk.look(f"verb-form-{script}", 360, 1280)
    clerk.press("上门核实")
    expect(clerk.page.get_by_text("已办：上门核实。")).to_be_visible()
    clerk.main.get_by_text("填写的“情况表”").click()
    clerk.sees("李*，138****8001", "第 1 行：姓名 张三")
    clerk.misses("13800138001")
    clerk.look(f"case-with-form-{script}", 360, 1280)
