"""Legal affairs marks an article repealed; the list is adjusted as a case; everybody sees what changed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.catalogue.public import PowerVersion
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, reviewer
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
POWER, TITLE = "EX-01-001", "律师执业许可（初审）"


def iso(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days)).isoformat()


def marks_the_article_repealed(page: Visitor) -> None:
    page.go("/office/")
    page.page.get_by_role("navigation", name="主菜单").get_by_role("link", name="法律法规").first.click()
    page.write("名称", "律师法")
    page.press("查询")
    page.follow("中华人民共和国律师法")
    page.main.get_by_role("link", name=re.compile("登记变动.*第六条")).click()
    page.sees("会触动", TITLE)
    page.press("登记变动")
    page.look("office-article-change-missing", 1280, 360)
    page.tick("废止")
    page.write("从哪天起", iso())
    page.write("依据文件", "关于修改律师法的决定（演练）")
    page.press("登记变动")
    page.titled("中华人民共和国律师法第六条")
    page.sees("开出的清单调整（1）", POWER)
    page.look("office-article-changed", 1280, 360)


def writes_the_proposal(page: Visitor, number: str) -> None:
    page.does(number, "接办，起草建议")
    page.follow("写调整建议")
    page.titled("写调整建议")
    expect(page.page.locator("aside")).to_contain_text("现在的内容")
    page.write("设定依据", "第六条")
    page.press("存好建议")
    page.sees("这一行要写一部法律的一条")
    page.write("设定依据", "律师法第十八条｜参照设立审查")
    page.write("拟从哪天施行", iso())
    page.look("office-proposal-form", 1280, 360)
    page.press("存好建议")
    page.sees("建议：变更要素", "第十八条")
    page.look("office-proposal", 1280, 360)


def walks_to_publication(page: Visitor, other: Visitor, number: str) -> None:
    """Whoever proposed proposes and publishes; another one judges it in between."""
    page.does(number, "提出调整建议", lambda p: p.write("建议的理由", "原依据废止。"))
    page.open_case(number)
    page.sees("这件调整建议是您写的或者提出的")
    page.look("office-adjustment-not-mine", 1280, 360)
    other.does(number, "初审通过，报送", submits)
    other.does(number, "接收，开始合法性审查")
    other.does(number, "合法性审查通过", lambda p: p.write("审查意见", "同意。"))
    other.does(number, "登记清单管理部门同意", manager_agrees)
    other.does(number, "登记政府批准", government_agrees)
    page.does(number, "公布", publishes)


def submits(page: Visitor) -> None:
    page.write("初审意见", "依据现行有效。")
    page.tick("依据的法律条文现行有效，没有自行设定权力")
    page.write("签发人", "郑局")


def manager_agrees(page: Visitor) -> None:
    page.write("审核部门", "市委编办")
    page.write("审核意见文号", "济编办〔2026〕1号")


def government_agrees(page: Visitor) -> None:
    page.write("批准文号", "济政字〔2026〕1号")
    page.write("批准日期", iso())


def publishes(page: Visitor) -> None:
    page.sees("这一步影响当事人的权利")
    page.write("施行日期", iso())
    page.tick("公布的内容和批准的一致")


def test_a_repealed_article_changes_the_public_list(enter: Entering, city: City):
    legal_affairs(city)
    reviewer(city)
    officer = enter(1280)
    officer.log_in("songfa")
    marks_the_article_repealed(officer)
    case = Case.objects.get(kind="power_adjustment")
    officer.go("/office/")
    officer.sees(case.number)
    officer.open_case(case.number)
    officer.sees("权责清单调整", POWER)
    officer.look("office-adjustment-case", 1280, 360)
    writes_the_proposal(officer, case.number)
    other = enter(1280)
    other.log_in("heshen")
    walks_to_publication(officer, other, case.number)
    assert PowerVersion.objects.get(power__code=POWER, effective_to=None).version == 2
    anybody = enter(360)
    anybody.go("/powers/")
    anybody.sees("示例，以本机关公布为准", TITLE)
    anybody.look("citizen-powers", 1280, 360)
    anybody.go(f"/powers/difference/?since={iso(-1)}&until={iso()}")
    anybody.sees("改了 1 项", TITLE, "设定依据", "第十八条")
    anybody.look("citizen-powers-difference", 1280, 360)
    anybody.follow(TITLE)
    anybody.sees("历次变化", "第 2 版")
    anybody.look("citizen-power", 1280, 360)
    anybody.go("/laws/lawyers-law/6/")
    anybody.sees("这一条现在没有效力", "废止")
    anybody.look("citizen-article", 1280, 360)
    anybody.go("/laws/")
    anybody.look("citizen-laws", 1280, 360)
    anybody.follow("中华人民共和国法律援助法")
    anybody.look("citizen-law", 1280, 360)


def test_a_new_item_without_basis_is_refused_without_script(enter: Entering, city: City):
    legal_affairs(city)
    officer = enter(360, script=False)
    officer.log_in("songfa")
    officer.go("/office/powers/")
    officer.look("office-powers", 360, 1280)
    officer.follow("新增事项")
    officer.tick("其他")
    officer.write("事由", "新设一项。")
    officer.press("开始调整")
    officer.follow("写调整建议")
    officer.tick("新增")
    officer.write("事项编码", "EX-20-050")
    officer.write("拟从哪天施行", iso())
    officer.write("名称", "没有依据的事项")
    officer.press("存好建议")
    officer.sees("没有法律依据不得设定")
    officer.look("office-proposal-refused")
