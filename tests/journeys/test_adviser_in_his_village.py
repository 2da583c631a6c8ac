"""陈律师's year in 许庄: his days on the wall, a service its citizen confirms, a talk, a complaint; and a letter fetched for a neighbour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering
from zhichi.domains.lawtalk.public import AdviserComplaint, Lecture
from zhichi.domains.lawtalk.tests.advised import adviser, rota
from zhichi.domains.network.public import Slip
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.mandates.public import Mandate
from zhichi.foundation.mandates.tests.factories import filed_for, helper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATIENT_MS = 2200


def test_his_days_his_service_and_what_its_citizen_says(enter: Entering, city: City):
    person = adviser(city)
    rota(city, person)
    himself, villager = enter(360), enter(360, script=False)
    villager.go(f"/points/{person.point.code}/advisers/")
    villager.sees("陈律师", "两个月里来的日子", "星期三")
    himself.log_in("chen")
    himself.go("/office/advisers/mine/")
    himself.look("adviser-mine", 360, 1280)
    himself.follow("登记服务")
    himself.choose("办了什么", "法律咨询")
    himself.choose("怎么办的", "电话")
    himself.look("adviser-serves", 360, 1280)
    himself.main.locator("form[method=post] button").last.click()
    code = himself.main.locator(".tracking-code").inner_text()
    villager.go("/confirm/")
    villager.main.locator("[name=code]").fill(code)
    villager.page.wait_for_timeout(PATIENT_MS)
    villager.press("下一步")
    villager.main.locator("[name=answer][value=served]").check()
    villager.page.wait_for_timeout(PATIENT_MS)
    villager.press("提交")
    villager.titled("记下了，谢谢您")
    himself.go("/office/advisers/mine/")
    himself.sees("群众确认")
    assert Slip.objects.get().answer == "served"


def test_a_talk_is_his_and_somebody_else_says_that_it_was_given(enter: Entering, city: City):
    person = adviser(city)
    told = {"minutes": 45, "heard": 20, "topic": "反诈", "once": "j"}
    yesterday = timezone.now() - timedelta(days=1)
    Lecture.objects.create(
        point=person.point,
        person=person,
        held_at=yesterday,
        recorded_at=yesterday,
        recorded_by=city.actor("chen").ref,
        **told,
    )
    clerk = enter(1280)
    clerk.log_in("liming")
    clerk.go("/office/advisers/lectures/")
    clerk.sees("反诈")
    clerk.look("lectures", 1280, 360)
    clerk.press("确实讲了")
    clerk.misses("没有讲")
    assert Lecture.objects.get().took_place is True


def test_a_villager_complains_and_the_county_answers(enter: Entering, city: City):
    person = adviser(city)
    villager, county = enter(360), enter(1280)
    villager.go(f"/points/{person.point.code}/advisers/")
    villager.follow("告诉我们")
    villager.tick("说好的日子没有来")
    villager.write("是怎么回事", "周三上午没有人。")
    villager.look("adviser-complaint")
    villager.page.wait_for_timeout(PATIENT_MS)
    villager.main.locator("form[method=post] button[type=submit]").click()
    villager.page.wait_for_url("**/done/")
    villager.look("adviser-complaint-done")
    county.log_in("panli")
    county.go("/office/advisers/complaints/")
    county.main.locator("a[href*='/complaints/']").first.click()
    county.sees("周三上午没有人。")
    county.tick("属实")
    county.write("处理情况", "核实后已经提醒。")
    county.look("adviser-complaint-answer", 1280, 360)
    county.main.locator("form[method=post] button[type=submit]").first.click()
    county.sees("属实，")
    assert AdviserComplaint.objects.get().answer == "核实后已经提醒。"


def test_a_helper_fetches_a_letter_and_the_neighbour_reads_it_was_fetched(enter: Entering, city: City):
    helper(city)
    case = filed_for(city, "zhoubang", scope=("file", "receive"))
    do(city, case, "ask_detail", "liming", missing="有没有合同？", days=7)
    held = Mandate.objects.get(case=case)
    helping = enter(360)
    helping.log_in("zhoubang")
    helping.go(f"/office/acting/{held.pk}/")
    helping.look("acting-for", 360, 1280)
    helping.main.locator("a[href*='/papers/']").first.click()
    helping.sees("代收这份文书")
    helping.misses("有没有合同")
    helping.main.locator("form[method=post] button[type=submit]").first.click()
    helping.sees("有没有合同")
    helping.look("acting-letter", 360, 1280)
