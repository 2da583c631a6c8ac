"""Somebody who does not know what it is called finds it: by other words, by pinyin, with a slip, and without script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("city")]


@pytest.mark.parametrize("width", [360, 1280])
def test_titles_are_shown_while_typing_and_enter_searches(enter: Entering, width: int):
    wang = enter(width)
    wang.go("/")
    box = wang.page.get_by_role("searchbox", name="您想找什么")
    box.press_sequentially("falvyuan")
    expect(wang.page.get_by_role("link", name="法律援助 办事指南", exact=True)).to_be_visible()
    wang.look(f"search-typing-{width}")
    box.fill("讨薪")
    box.press("Enter")
    wang.titled("“讨薪”的搜索结果")
    wang.sees("按“讨薪”找到", "在线办理")
    wang.look(f"search-found-{width}")
    wang.go("/search/?q=龘龘龘")
    wang.sees("没有找到", "12348")
    wang.look(f"search-none-{width}")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_pages_of_the_questions_look_right(enter: Entering, width: int):
    wang = enter(width)
    for path, name in (
        ("/guide-me/", "ways"),
        ("/guide-me/violence/", "question"),
        ("/guide-me/violence/?now=yes", "danger"),
        ("/guide-me/wages/?stage=none&talk=talk&again=stage", "again"),
        ("/guide-me/wages/sheet/?stage=none&talk=talk", "sheet"),
        ("/legal-aid/check/", "check"),
        ("/legal-aid/check/?matter=labour&income=x", "check-faults"),
        ("/legal-aid/check/?matter=labour&hard=no", "check-no"),
    ):
        wang.go(path)
        wang.look(f"guide-me-{name}-{width}")


def test_without_script_the_box_is_a_form(enter: Entering):
    wang = enter(360, script=False)
    wang.go("/")
    box = wang.page.get_by_role("searchbox", name="您想找什么")
    box.fill("法侓援助")
    box.press("Enter")
    wang.sees("您是不是想找", "法律援助")
