"""Two clerks with the same form open; and a form that outlives its session. What was typed stays."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.foundation.cases.tests.factories import filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VERB = "一次性告知补充材料"


def test_the_second_is_told_who_and_when(enter: Entering, city: City):
    case = filed(legal_aid())
    first, second = enter(1280), enter(1280)
    for clerk, name in ((first, "zhaojing"), (second, "liming")):
        clerk.log_in(name)
        clerk.open_case(case.number)
        clerk.follow(VERB)
        clerk.write("需要补充哪些材料", f"{name}要的材料。")
    first.press(VERB)
    expect(first.page.get_by_text(f"已办：{VERB}。")).to_be_visible()
    second.press(VERB)
    second.sees("赵静", "已于", f"对此件作了“{VERB}”", "您填写的内容没有丢")
    expect(second.field("需要补充哪些材料")).to_have_value("liming要的材料。")
    second.look("office-stale", 1280, 360)


def test_an_expired_session_loses_nothing(enter: Entering, city: City):
    case = filed(legal_aid())
    clerk = enter(1280)
    clerk.log_in("liming")
    clerk.open_case(case.number)
    clerk.follow(VERB)
    clerk.write("需要补充哪些材料", "身份证复印件；三个月的工资条。")
    Session.objects.all().delete()
    clerk.press(VERB)
    clerk.sees("刚才填写的内容已经留住")
    clerk.look("office-login-again", 1280, 360)
    clerk.enter("liming")
    clerk.sees("刚才填写的内容还在")
    clerk.look("office-resume", 1280, 360)
    clerk.press("继续提交")
    expect(clerk.page.get_by_text(f"已办：{VERB}。")).to_be_visible()
    clerk.follow("补充材料通知书")
    clerk.sees("三个月的工资条")
