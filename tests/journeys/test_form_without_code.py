"""高芳 builds a form on her phone without script; she tries it as a villager would, and publishes it."""

from typing import Any

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.forms.public import form_of
from zhichi.foundation.forms.tests.factories import published, whole_document

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def add(clerk: Visitor, title: str, kind: str, **rows: str) -> None:
    """A new field of the first section, with its reason; the page asks again once the type is known."""
    clerk.follow("在“基本情况”里加一项")
    clerk.write("填写项的名称", title)
    clerk.choose("类型", kind)
    clerk.main.locator("input[name=required][value=yes]").check()
    clerk.main.locator("input[name=private][value=no]").check()
    clerk.write("用途", "核实经济困难")
    clerk.write("依据", "法律援助法§41")
    clerk.press("按我的回答更新下面的问题")
    for name, words in rows.items():
        place: Any = clerk.main.locator(f"[name='{name.replace('_', '-')}']")
        if place.evaluate("node => node.tagName") == "SELECT":
            place.select_option(label=words)
        elif place.first.get_attribute("type") == "radio":
            place.locator(f"xpath=self::*[@value='{words}']").check()
        else:
            place.fill(words)


def test_from_an_empty_list_to_a_published_form(enter: Entering, city: City) -> None:
    clerk = enter(360, script=False)
    clerk.log_in("gaofang")
    clerk.go("/office/forms/")
    clerk.sees("还没有表单")
    clerk.look("forms-empty")
    clerk.follow("新建表单")
    clerk.write("表单名称", "家庭情况")
    clerk.write("标识", "family")
    clerk.press("开始")
    clerk.sees("“基本情况”这一节还没有填写项。")
    add(clerk, "住房", "单选", options_0_label="自有")
    clerk.press("选项：再加一行")
    clerk.main.locator("[name='options-1-label']").fill("租住")
    clerk.look("forms-field")
    clerk.press("保存")
    clerk.sees("住房", "单选")
    add(clerk, "每月房租", "金额（元）")
    clerk.tick("符合条件才问")
    clerk.press("按我的回答更新下面的问题")
    clerk.tick("住房：是“租住”")
    clerk.look("forms-condition")
    clerk.press("保存")
    clerk.sees("每月房租", "“住房”是“租住”时才问")
    clerk.misses("发布以前还要改")
    clerk.look("forms-draft")
    clerk.follow("预览")
    clerk.misses("每月房租")
    clerk.tick("租住")
    clerk.press("试着提交")
    clerk.sees("新出现的：“每月房租”")
    clerk.write("每月房租", "800")
    clerk.look("forms-preview")
    clerk.press("试着提交")
    clerk.sees("这样填可以提交", "800.00 元")
    clerk.follow("返回表单")
    clerk.follow("发布")
    clerk.look("forms-publish")
    clerk.press("发布")
    clerk.sees("第 1 版", "改这张表")
    assert [field.title for field in form_of("family@1").fields.values()] == ["住房", "每月房租"]


@pytest.mark.parametrize("frame", ["phone", "kiosk"])
def test_every_kind_of_field_reads_well(enter: Entering, city: City, frame: str) -> None:
    published(*whole_document()["sections"][0]["fields"], key="whole")
    clerk = enter(360 if frame == "phone" else 1280)
    clerk.log_in("gaofang")
    clerk.go("/office/forms/whole/1/")
    clerk.look(f"forms-version-{frame}")
    clerk.go(f"/office/forms/whole/1/preview/?frame={frame}")
    clerk.look(f"forms-whole-{frame}")
    # The judge leaves style attributes behind, which htmx would copy and the policy refuse.
    clerk.go(f"/office/forms/whole/1/preview/?frame={frame}")
    clerk.misses("配偶")
    clerk.tick("是")
    clerk.sees("配偶")
    clerk.press("试着提交")
    clerk.sees("有几处需要您再看看")
    clerk.look(f"forms-whole-faults-{frame}")
