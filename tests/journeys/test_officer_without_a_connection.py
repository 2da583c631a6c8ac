"""A county officer verifies a room where there is no signal: fills in, loses the tab, comes home, and it is sent once."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.test_register_of_points import picture
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.network.public import Point, Verification, Visit
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def room(city: City) -> Point:
    return point(Region.objects.get(code="370811002001"), city.units["370811-town"])


def begin(officer: Visitor, room: Point) -> Visit:
    """With a connection: the code is drawn, and the page is kept on the phone."""
    officer.log_in("panli")
    officer.go(f"/office/points/{room.code}/visits/")
    officer.tick("到现场")
    officer.press("开始核验")
    expect(officer.page.locator("form[data-kept=yes]")).to_be_attached()
    officer.sees("没有网也能填")
    return Visit.objects.get(point=room, ended_at=None)


def fill(officer: Visitor, sign: Path) -> None:
    officer.tick("属实，正在服务")
    officer.write("说明", "见到值班人员")
    officer.field("照片").set_input_files(sign)


def offline(officer: Visitor, *, on: bool = True) -> None:
    officer.context.set_offline(on)
    officer.faults[:] = [each for each in officer.faults if "ERR_INTERNET_DISCONNECTED" not in each]


def test_filled_in_without_a_connection_and_sent_when_it_is_back(
    enter: Entering, room: Point, tmp_path: Path
):
    officer = enter(360)
    visit = begin(officer, room)
    here = f"/office/points/visits/{visit.pk}/"
    officer.look("visit-kept")
    offline(officer)
    officer.go(here)
    officer.sees("现在没有网", visit.challenge)
    assert "潘丽" not in officer.page.content()
    officer.press("登记结果")
    officer.sees("请选择看到的情况。")
    fill(officer, picture(tmp_path / "sign.png"))
    officer.sees("已选 1 张照片，存在这台手机上。")
    officer.press("登记结果")
    officer.sees("还有 1 次核查没有送出", "有网时")
    offline(officer)
    officer.look("visit-offline")
    # The phone closes the tab on the way; another page of the office tells what waits.
    officer.page.close()
    assert not Verification.objects.exists()
    officer.page = officer.context.new_page()
    officer.page.set_viewport_size({"width": 360, "height": 800})
    officer.go("/office/points/visits/")
    officer.sees("填好了，还没有送出", room.name, "1 张照片", "还有 1 次核查没有送出")
    officer.look("visits-waiting")
    offline(officer, on=False)
    officer.sees("刚才送出了 1 次核查")
    told = Verification.objects.get()
    assert (told.note, told.photos.count(), told.challenge) == ("见到值班人员", 1, visit.challenge)
    assert told.told_at is not None
    assert told.told_at <= told.at
    officer.go(here)
    officer.sees("已经登记")
    assert officer.page.evaluate("localStorage.getItem('zhichi:visits')") is None


def test_what_is_half_filled_in_survives_the_tab(enter: Entering, room: Point, tmp_path: Path):
    officer = enter(360)
    visit = begin(officer, room)
    offline(officer)
    fill(officer, picture(tmp_path / "sign.png"))
    officer.page.wait_for_timeout(600)
    officer.page.close()
    officer.page = officer.context.new_page()
    officer.go(f"/office/points/visits/{visit.pk}/")
    officer.sees("已帮您恢复上次填写的内容", "已选 1 张照片")
    expect(officer.field("说明")).to_have_value("见到值班人员")
    offline(officer, on=False)
    officer.press("登记结果")
    expect(officer.page).to_have_url(re.compile(rf"/office/points/{room.code}/$"))
    expect(officer.page.get_by_text(f"核验结果已登记：{room.name}。")).to_be_visible()
    assert Verification.objects.get().photos.count() == 1
