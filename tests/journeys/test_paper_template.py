"""A paper that nobody had thought of: the city writes its template, a clerk issues it; without script as well."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.public import Paper, PaperTemplate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIRST = 0


def ask(writer: Visitor, n: int, title: str, kind: str) -> None:
    """Open the n-th row of what is asked, and fill it."""
    row = writer.main.locator("details", has=writer.page.locator(f"[name=ask-{n}-title]"))
    row.locator("summary").first.click()
    row.locator(f"[name=ask-{n}-title]").fill(title)
    row.locator(f"[name=ask-{n}-type]").select_option(label=kind)


def write(writer: Visitor) -> None:
    writer.log_in("gaofang")
    writer.go("/office/papers/templates/")
    writer.look("paper-templates", 1280, 360)
    writer.follow("写一份新的模板")
    writer.look("paper-begin", 1280, 360)
    writer.follow("法律援助")
    writer.write("名称", "约谈通知书")
    writer.write("代号", "la.visit_notice")
    writer.tick("审查中")
    writer.write("主送（给谁）", "【申请人】")
    writer.write("正文", "<p>请您于【约谈时间】到【约谈地点】，带上身份证。</p>")
    writer.write("文号", "{place}援约字〔{year}〕{n}号")
    writer.write("依据", "法律援助法§43")
    ask(writer, FIRST, "约谈时间", "日期")
    writer.press("先看看样子")
    writer.sees("有几处需要您再看看", "【约谈地点】不认识")
    ask(writer, 1, "约谈地点", "一行字")
    writer.press("先看看样子")
    writer.sees("照您写的，印出来是", "到（约谈地点），带上身份证")
    writer.look("paper-writing", 1280, 360)
    writer.press("定下这一版")
    writer.sees("照这一份另写一份", "第 1 版")


@pytest.mark.parametrize("script", [True, False])
def test_the_city_writes_a_new_paper_and_a_clerk_issues_it(enter: Entering, city: City, script: bool) -> None:
    case = under_review(city)
    writer, clerk = enter(1280, script=script), enter(360, script=script)
    write(writer)
    assert PaperTemplate.objects.get(key="la.visit_notice").document["states"] == ["under_review"]
    clerk.log_in("zhaojing")
    clerk.go(f"/office/papers/of/{case.number}/")
    clerk.follow("约谈通知书")
    clerk.write("约谈时间", "2026-12-01")
    clerk.write("约谈地点", "任城区法律援助中心")
    clerk.press("出文")
    clerk.sees("已出文", "援约字")
    assert "于2026年12月1日到任城区法律援助中心" in Paper.objects.get().content["body"]
