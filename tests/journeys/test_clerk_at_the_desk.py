"""李明 works through his inbox with the keyboard, and on his phone; 钱伟 of the other county sees nothing of it."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.tests.factories import consultation, filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def focused(clerk: Visitor) -> str:
    return str(clerk.page.evaluate("document.activeElement.textContent"))


def by_the_keyboard(clerk: Visitor, numbers: list[str]) -> None:
    keys = clerk.page.keyboard
    keys.press("j")
    keys.press("j")
    assert focused(clerk) == numbers[1]
    keys.press("k")
    assert focused(clerk) == numbers[0]
    keys.press("?")
    expect(clerk.page.get_by_role("dialog")).to_be_visible()
    clerk.look("office-keys")
    keys.press("Escape")
    keys.press("/")
    keys.type("拖欠工资")
    keys.press("Enter")
    expect(clerk.page.locator("h1")).to_have_text("查“拖欠工资”")
    clerk.look("office-search", 1280, 360)
    keys.press("j")
    keys.press("Enter")
    expect(clerk.page.locator(".page-kicker")).to_have_text(numbers[0])


def test_from_the_inbox_to_the_centre(enter: Entering, city: City):
    case, other = filed(legal_aid()), filed(consultation())
    clerk = enter(1280)
    clerk.go("/office/login/")
    clerk.look("office-login", 1280, 360)
    clerk.enter("liming")
    clerk.sees("待我办理", "已登记", "许庄司法所")
    clerk.look("office-inbox", 1280, 360)
    by_the_keyboard(clerk, [case.number, other.number])
    clerk.look("office-case", 1280, 360)
    clerk.follow("一次性告知补充材料")
    clerk.press("一次性告知补充材料")
    clerk.sees("请填写“需要补充哪些材料”。")
    clerk.look("office-act-faults", 1280, 360)
    clerk.write("需要补充哪些材料", "身份证复印件；工友的证言。")
    clerk.press("一次性告知补充材料")
    clerk.sees("待补充材料")
    clerk.misses("请当事人补充说明")
    clerk.go("/office/?tab=waiting")
    clerk.sees(case.number, "还有 15 天")
    clerk.look("office-waiting")
    clerk.does(
        case.number, "窗口收到补充材料", lambda page: page.write("收到了哪些材料", "身份证复印件一份。")
    )
    clerk.does(case.number, "材料齐全，转法律援助中心审查")
    clerk.sees("任城区法律援助中心", "这一步不由您办。")
    clerk.follow("法律援助申请表")
    clerk.sees("欠我两万块工钱")
    clerk.look("office-record", 1280, 360)
    sees_everybody(clerk, case.number)
    clerk.go("/office/unit/")
    clerk.look("office-unit", 1280, 360)
    is_a_stranger(enter(1280), case.number)


def sees_everybody(clerk: Visitor, number: str) -> None:
    """Names in full only with a purpose, and only while one has something to do with the case."""
    clerk.open_case(number)
    clerk.misses("王秀英", "13800138000", "查看完整信息")


def is_a_stranger(foreigner: Visitor, number: str) -> None:
    foreigner.log_in("qianwei")
    foreigner.sees("待我办理：没有")
    foreigner.look("office-inbox-empty", 1280, 360)
    answer = foreigner.page.goto(f"{foreigner.base}/office/cases/{number}/")
    assert answer is not None
    assert answer.status == 404
    foreigner.look("office-404")
    foreigner.go(f"/office/search/?q={number}")
    foreigner.sees("没有查到")
    foreigner.look("office-search-nothing", 1280, 360)


def test_the_phone_in_the_hand(enter: Entering, city: City):
    case = filed(legal_aid())
    clerk = enter(360)
    clerk.log_in("liming")
    clerk.follow(case.number)
    first = clerk.main.get_by_role("link", name="材料齐全，转法律援助中心审查")
    story = clerk.main.get_by_role("heading", name="办理经过")
    upper, lower = first.bounding_box(), story.bounding_box()
    assert upper is not None
    assert lower is not None
    assert upper["y"] < lower["y"], "what can be done comes before the story"
    clerk.main.get_by_text("查看完整信息").click()
    clerk.write("用途", "电话核实材料")
    clerk.press("查看")
    clerk.sees("王秀英", "13800138000", "11010519491231002X")
    clerk.look("office-parties")
    clerk.follow("返回")
    clerk.follow("材料齐全，转法律援助中心审查")
    clerk.press("材料齐全，转法律援助中心审查")
    clerk.sees("审查中")
