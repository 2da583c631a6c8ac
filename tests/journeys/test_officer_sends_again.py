"""A visit's result that the phone sends twice, that the server refuses, or that goes when the officer leaves the office."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.test_officer_without_a_connection import begin, offline
from tests.journeys.visiting import Entering
from zhichi.domains.network.public import Point, Verification, Visit
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(city: City) -> Point:
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def test_an_answer_that_was_lost_is_asked_for_again_and_recorded_once(enter: Entering, room: Point):
    officer = enter(360)
    visit = begin(officer, room)
    arrived = []

    def lose(route) -> None:
        """The server gets it, the phone does not hear so."""
        if route.request.method == "POST" and not arrived:
            arrived.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    officer.context.route(f"**/office/points/visits/{visit.pk}/", lose)
    officer.tick("属实，正在服务")
    officer.write("说明", "见到值班人员")
    officer.press("登记结果")
    officer.sees("还有 1 次核查没有送出")
    assert (arrived, Verification.objects.count()) == ([200], 1)
    officer.press("现在送出")
    expect(officer.page).to_have_url(re.compile(rf"/office/points/{room.code}/$"))
    assert Verification.objects.count() == 1


def test_what_the_server_refuses_is_said_and_stays(enter: Entering, room: Point):
    officer = enter(360)
    visit = begin(officer, room)
    offline(officer)
    officer.tick("属实，正在服务")
    officer.write("说明", "见到值班人员")
    officer.press("登记结果")
    officer.sees("还有 1 次核查没有送出")
    Visit.objects.filter(pk=visit.pk).update(begun_at=timezone.now() - timezone.timedelta(hours=13))
    offline(officer, on=False)
    officer.sees(f"没有送出：{room.name}", "口令作废", "您填的内容都还在")
    officer.go("/office/points/visits/")
    officer.sees("没有收下", "口令作废")
    officer.look("visits-refused", 360, 1280)
    officer.go(f"/office/points/visits/{visit.pk}/")
    expect(officer.field("说明")).to_have_value("见到值班人员")
    assert not Verification.objects.exists()


def test_leaving_the_office_leaves_nothing_on_the_phone(enter: Entering, room: Point):
    officer = enter(360)
    visit = begin(officer, room)
    offline(officer)
    officer.tick("属实，正在服务")
    officer.write("说明", "见到值班人员")
    officer.press("登记结果")
    officer.sees("还有 1 次核查没有送出")
    officer.context.route("**/office/points/visits/pass/", lambda route: route.abort())
    offline(officer, on=False)
    officer.go("/office/")
    asked: list[str] = []
    officer.page.once("dialog", lambda one: (asked.append(one.message), one.dismiss()))
    with officer.page.expect_event("dialog"):
        officer.page.get_by_role("button", name="退出").click()
    officer.sees("还有 1 次核查没有送出")
    assert "还有 1 次核查没有送出" in asked[0]
    officer.page.once("dialog", lambda one: one.accept())
    officer.page.get_by_role("button", name="退出").click()
    expect(officer.page).to_have_url(re.compile("/office/login/"))
    left = "async () => [(await indexedDB.databases()).length, (await caches.keys()).length, localStorage.getItem('zhichi:visits')]"
    assert officer.page.evaluate(left) == [0, 0, None]
    assert not Verification.objects.exists()
    assert visit.pk
