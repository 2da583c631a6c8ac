"""王秀英's mother, seventy: the elder version, the page at 200 %, no mouse; from the front page to a filed application."""

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("city")]
# A screen of 1280 at 200 % shows what one of 640 shows.
ZOOMED = 640
MOST_TABS = 150
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  return (one.labels && one.labels.length ? [...one.labels].map((l) => l.innerText).join(" ") : one.innerText) || "";
}"""


def tab_to(her: Visitor, words: str, *, exact: bool = False) -> None:
    """Press Tab until what has the focus says these words; it must be seen to have it."""
    for _ in range(MOST_TABS):
        her.page.keyboard.press("Tab")
        said = str(her.page.evaluate(FOCUSED)).strip()
        if said == words if exact else words in said:
            return
    raise AssertionError(f"the keyboard never reaches “{words}”")


def open_link(her: Visitor, words: str, *, exact: bool = False) -> None:
    tab_to(her, words, exact=exact)
    with her.page.expect_navigation():
        her.page.keyboard.press("Enter")


def pick(her: Visitor, label: str) -> None:
    """The first of a list, as the arrow key brings it."""
    tab_to(her, label)
    her.page.keyboard.press("ArrowDown")


def test_from_the_front_page_through_the_questions_to_the_receipt(enter: Entering):
    her = enter(ZOOMED)
    her.go("/")
    open_link(her, "长者版")
    expect(her.page.locator("html")).to_have_attribute("data-elder", "20")
    open_link(her, "要办什么，一步一步来")
    her.look("seventy-ways")
    open_link(her, "干了活，拿不到工资")
    her.look("seventy-question")
    open_link(her, "还没有找过仲裁或者法院")
    open_link(her, "直接走仲裁、打官司")
    open_link(her, "是", exact=True)
    her.titled("申请法律援助")
    her.sees("办的时候带", "您是不是从农村进城打工的")
    her.look("seventy-outcome")
    open_link(her, "先看看自己符不符合")
    tab_to(her, "拖欠工资、劳动关系")
    her.page.keyboard.press("Space")
    tab_to(her, "进城务工人员")
    her.page.keyboard.press("Space")
    open_link(her, "看结果")
    her.sees("很可能可以申请法律援助", "第四十二条第三项")
    her.look("seventy-check")
    open_link(her, "在线申请法律援助")
    open_link(her, "开始填写")
    file_by_keyboard(her)
    her.titled("收到回执")
    assert Case.objects.get().answers["matter"] == "labour"


def file_by_keyboard(her: Visitor) -> None:
    pick(her, "县（市、区）")
    expect(her.field("乡镇、街道")).to_be_visible()
    pick(her, "乡镇、街道")
    expect(her.field("村、社区")).to_be_visible()
    pick(her, "村、社区")
    open_link(her, "下一步")
    tab_to(her, "拖欠工资、劳动关系")
    her.page.keyboard.press("Space")
    tab_to(her, "事情的经过和您的要求")
    her.page.keyboard.insert_text("在工地干了一年，老板欠我两万块工钱。")
    tab_to(her, "我承诺家庭经济困难")
    her.page.keyboard.press("Space")
    open_link(her, "下一步")
    for label, text in (("姓名", "王秀英"), ("手机号", "13800138000"), ("身份证号", "11010519491231002X")):
        tab_to(her, label)
        her.page.keyboard.insert_text(text)
    open_link(her, "下一步")
    open_link(her, "下一步")
    for promise in ("我填写的情况属实", "我知道这些信息只用于办理这件事"):
        tab_to(her, promise)
        her.page.keyboard.press("Space")
    open_link(her, "提交")
