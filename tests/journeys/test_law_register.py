"""The register of laws: a mistake taken back by two people, a new text compared, a mark cleared by who read the statute."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, reviewer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AID = "/office/laws/legal-aid-law/"
WHY = "看错了条号，决定没有动这一条。"


def iso(days: int = 0) -> str:
    return (timezone.localdate() + timedelta(days)).isoformat()


def records_by_mistake(page: Visitor) -> None:
    page.go(f"{AID}49/change/")
    page.sees("登记错了的，可以提出撤回，由另一位人员核准")
    page.tick("废止")
    page.write("从哪天起", iso())
    page.write("依据文件", "关于修改法律援助法的决定（演练）")
    page.press("登记变动")
    page.titled("中华人民共和国法律援助法第四十九条")


def is_not_believed(page: Visitor) -> None:
    """What still cites the dead article is not put right, whatever is said."""
    card = page.main.locator("section.card").filter(has_text="期限").first
    card.get_by_label(re.compile("怎么办的")).fill("已经换好了")
    card.get_by_role("button", name=re.compile("^办好了")).click()
    page.sees("还没有改好", "第四十九条")
    page.look("office-change-not-settled", 1280, 360)


def test_a_mistake_is_taken_back_by_two_people(enter: Entering, city: City):
    legal_affairs(city)
    reviewer(city)
    officer = enter(1280)
    officer.log_in("songfa")
    records_by_mistake(officer)
    is_not_believed(officer)
    officer.follow("登记错了，提出撤回")
    officer.press("提出撤回")
    officer.sees("请写明错在哪里")
    officer.look("office-withdraw-missing", 1280, 360)
    officer.write("错在哪里", WHY)
    officer.press("提出撤回")
    officer.sees("等另一位人员核准", WHY)
    officer.follow("去核准")
    officer.sees("撤回是您提出的，要由另一位人员核准")
    officer.look("office-withdraw-own", 1280, 360)
    other = enter(1280)
    other.log_in("heshen")
    other.follow("中华人民共和国法律援助法第四十九条的变动登记有误，等您核准撤回")
    other.tick("同意撤回，登记确实有误")
    other.look("office-withdraw-decide", 1280, 360)
    other.press("核准")
    other.sees("这次登记有误", "终止了清单调整", "原来要办的")
    other.look("office-change-withdrawn", 1280, 360)
    anybody = enter(360)
    anybody.go("/laws/legal-aid-law/49/")
    anybody.sees("登记有误", WHY)
    anybody.misses("这一条现在没有效力")
    anybody.look("citizen-article-withdrawn", 1280, 360)


def test_a_new_text_is_compared(enter: Entering, city: City):
    legal_affairs(city)
    officer = enter(1280)
    officer.log_in("songfa")
    officer.go(AID)
    officer.sees("2021年公布", "现行条文")
    officer.look("office-law", 1280, 360)
    officer.follow("登记新的版本")
    officer.sees("登记过的版本")
    officer.write("版本", "2026年修订（演练）")
    officer.write("在哪里查到的", "演练")
    officer.write("公布日期", iso(400))
    officer.write("施行日期", iso())
    officer.press("登记")
    officer.sees("还没有到，没有公布的不能登记")
    officer.look("office-version-impossible", 1280, 360)
    officer.write("公布日期", iso(-30))
    officer.press("登记")
    anybody = enter(360)
    anybody.go("/guides/legal_aid/")
    anybody.sees("《中华人民共和国法律援助法》（2021年公布）", "我们正在重新核对")
    anybody.look("citizen-guide-older-text", 1280, 360)
    officer.go("/office/")
    officer.follow("法律有了新文本，引用要再对照")
    officer.titled("引用要再对照")
    officer.look("office-laws-again", 1280, 360)
    officer.tick("下面列出的全部对照过，都仍然适用")
    officer.write("对照的结果", "逐条看过，引用的条文没有改动。")
    officer.main.get_by_role("button", name=re.compile("勾选的都对照过")).click()
    officer.sees("没有要再对照的")
    officer.look("office-laws-again-none", 1280, 360)
    anybody.go("/guides/legal_aid/")
    anybody.sees("《中华人民共和国法律援助法》（2026年修订（演练））")
    anybody.misses("我们正在重新核对")


def test_who_read_the_statute_clears_the_mark(enter: Entering, city: City):
    legal_affairs(city)
    officer = enter(360, script=False)
    officer.log_in("songfa")
    officer.go("/office/laws/lawyers-law/")
    officer.follow("第六条")
    officer.titled("第六条")
    officer.look("office-article", 360, 1280)
    officer.follow("对照原文核对")
    officer.press("核对无误，去掉“待核对”")
    officer.sees("请选在哪里看的原文", "请写明出处")
    officer.look("office-read-article-missing", 360, 1280)
    officer.tick("国家法律法规数据库、国家行政法规库")
    officer.write("出处", "flk.npc.gov.cn（演练）")
    officer.press("核对无误，去掉“待核对”")
    officer.sees("宋法核对：flk.npc.gov.cn（演练）")
    officer.look("office-article-read", 360, 1280)
    officer.follow("重新标为待核对")
    officer.look("office-doubt-article", 360, 1280)
    officer.write("为什么要重新核对", "网上的文本和公报不一样。")
    officer.press("标为待核对")
    officer.sees("宋法重新标为待核对")
