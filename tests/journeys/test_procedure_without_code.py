"""高芳 changes a procedure without code: clones it, adds a verb, sees a fault, mends it, tries it out, publishes it."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.procedures.public import ProcedureVersion, current_id

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFT = "/office/procedures/drafts/consultation/"


def adds_a_state(writer: Visitor) -> None:
    writer.follow("添加状态")
    writer.write("状态名称", "待复核")
    writer.write("群众看到的话", "负责人正在复核答复")
    writer.main.get_by_label("待我办理").check()
    writer.look("procedure-state", 1280, 360)
    writer.press("保存")
    writer.sees("没有哪条路能走到“待复核”", "办件到了“待复核”就走不动了")
    writer.look("procedure-fault", 1280, 360)


def adds_a_verb(writer: Visitor, title: str, begin: str, end: str, role: str, tier: str) -> None:
    writer.go(f"{DRAFT}verbs/new-one/")
    writer.write("动作名称", title)
    writer.main.get_by_role("group", name="在哪些状态可以做").get_by_label(begin, exact=True).check()
    writer.choose("做了以后到", end)
    writer.choose("办理人 1", role)
    writer.choose("办理人 1 的层级", tier)
    writer.press("保存")
    writer.titled(f"动作：{title}")


def test_from_a_clone_to_what_is_in_force(enter: Entering, city: City):
    before = ProcedureVersion.objects.get(pk=current_id("consultation", timezone.localdate()))
    writer = enter(1280)
    writer.log_in("gaofang")
    writer.go("/office/procedures/")
    writer.titled("办理程序")
    writer.look("procedures", 1280, 360)
    writer.follow(f"法律咨询第 {before.version} 版")
    writer.look("procedure-version", 1280, 360)
    writer.press("从这一版开始修改")
    writer.sees("检查通过")
    writer.look("procedure-draft", 1280, 360)
    adds_a_state(writer)
    adds_a_verb(writer, "送负责人复核", "答复中", "待复核", "司法所所长", "市级")
    writer.look("procedure-verb", 1280, 360)
    writer.go(DRAFT)
    writer.sees("“送负责人复核”没有人能办")
    mends_it(writer)
    tries_it_out(writer)
    writer.go(DRAFT)
    writer.follow("改了什么")
    writer.sees("送负责人复核", "退回修改")
    writer.look("procedure-changes", 1280, 360)
    writer.go(f"{DRAFT}publish/")
    writer.look("procedure-publish", 1280, 360)
    writer.press("发布")
    expect(writer.page.get_by_text(f"第{before.version + 1}版已发布。")).to_be_visible()
    writer.sees("正在施行")
    writer.look("procedure-published", 1280, 360)
    after = ProcedureVersion.objects.get(pk=current_id("consultation", timezone.localdate()))
    assert after.version == before.version + 1
    county = enter(360, script=False)
    county.log_in("liming")
    county.go("/office/procedures/consultation/compare/")
    county.sees("送负责人复核")
    county.look("procedure-compare")
    county.go(DRAFT)
    expect(county.page.locator("h1")).to_have_text("这件事您不能办")


def mends_it(writer: Visitor) -> None:
    """The link of the fault leads to the verb; a second verb leads out of the new state."""
    writer.main.get_by_role("link", name="动作“送负责人复核”").first.click()
    writer.choose("办理人 1 的层级", "乡镇级")
    writer.press("保存")
    adds_a_verb(writer, "退回修改", "待复核", "答复中", "司法所所长", "乡镇级")
    writer.follow("添加填写项")
    writer.write("名称", "哪里要改")
    writer.choose("类型", "长文本")
    writer.look("procedure-field", 1280, 360)
    writer.press("保存")
    writer.sees("哪里要改（长文本，必填）")
    writer.follow("修改期限")
    writer.look("procedure-clocks", 1280, 360)
    writer.press("保存")
    writer.go(DRAFT)
    writer.sees("检查通过")
    writer.follow("修改申请")
    writer.look("procedure-filing", 1280, 360)


def tries_it_out(writer: Visitor) -> None:
    writer.go(DRAFT)
    writer.follow("试走一遍")
    writer.titled("试走")
    writer.sees("已收到，等待答复", "咨询答复（本局服务承诺）")
    for words in (
        "我来答复：乡镇级司法助理员",
        "送负责人复核：乡镇级司法所所长",
        "退回修改：乡镇级司法所所长",
    ):
        writer.choose("做什么、谁来做", words)
        writer.press("走这一步")
    writer.sees("答复中", "退回修改，到“答复中”")
    expect(writer.page).to_have_url(re.compile("step="))
    writer.look("procedure-dry-run", 1280, 360)
    writer.follow("退回一步")
    writer.sees("负责人正在复核答复")
