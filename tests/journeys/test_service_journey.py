"""赵静 carries a refusal to a door: he refuses, she leaves it with a photo though the line breaks; then the time to object runs.

周红's decision on an objection is served on the recipient's phone, and only then may the case end.
"""

from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Route, expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import clock, do, under_review
from zhichi.foundation.service.public import Service, unserved
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "门口.jpg"
    Image.effect_noise((1200, 900), 90).convert("RGB").save(path, "JPEG", quality=95)
    return path


@pytest.fixture
def case(city: City) -> Case:
    case = under_review(city)
    do(city, case, "refuse", "sunli")
    return case


def cut_once(page: Visitor) -> None:
    """The line breaks at the second piece of whatever is sent."""
    seen: list[int] = []

    def pass_on(route: Route) -> None:
        if route.request.method == "PATCH":
            seen.append(1)
            if len(seen) == 2:
                page.context.set_offline(True)
                return route.abort("internetdisconnected")
        return route.continue_()

    page.page.route("**/uploads/**", pass_on)


def test_refused_at_the_door_and_left_with_a_photo(enter: Entering, city: City, case: Case, photo: Path):
    server = enter(360)
    server.log_in("zhaojing")
    server.go("/office/")
    server.sees("等送达的文书")
    server.go("/office/service/")
    server.look("service-waiting", 1280, 360)
    server.follow("不予法律援助决定书")
    server.sees("送达以后才起算", "没有签同意书")
    server.look("service-one", 1280, 360)
    server.follow("直接送达")
    server.look("service-at-the-door", 1280, 360)
    server.tick("拒收，没有留下")
    server.write("拒收的理由", "说不认这个决定，关了门。")
    server.press("登记")
    expect(server.page.get_by_text("没有送达：")).to_be_visible()
    server.sees("建议下一步")
    server.follow("留置送达")
    server.tick("拒收，留在住处")
    server.write("在哪里", "许庄街道许庄社区 12 号")
    server.write("拒收的理由", "说不认这个决定，关了门。")
    server.write("另一位送达人", "孙立")
    server.press("登记")
    server.sees("两样至少要有一样")
    server.tick("拒收，留在住处")
    cut_once(server)
    server.field("现场照片").set_input_files(photo)
    server.sees("网断了，连上以后会自己接着传")
    server.press("登记")
    server.sees("传完会自动提交")
    server.faults[:] = [one for one in server.faults if "ERR_INTERNET_DISCONNECTED" not in one]
    server.context.set_offline(False)
    expect(server.page.get_by_text("已送达，送达日期是")).to_be_visible(timeout=30_000)
    server.look("service-left", 1280, 360)
    service = Service.objects.get()
    attempt = service.attempts.last()
    assert attempt is not None
    assert (service.state, service.effective_on) == ("effective", timezone.localdate())
    assert attempt.device_at is not None
    assert attempt.kept.get().file.name.startswith("门口")
    assert clock(case, "la.objection_window").started_at.date() == timezone.localdate()
    server.follow("打印送达回证")
    server.sees("关了门", "留置送达")
    server.look("service-slip", 1280, 360)


def draw(person: Visitor) -> None:
    pad = person.main.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    mouse = person.page.mouse
    mouse.move(box["x"] + box["width"] * 0.1, box["y"] + box["height"] * 0.3)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.8, box["y"] + box["height"] * 0.8, steps=8)
    mouse.up()


def test_the_case_ends_when_its_decision_was_taken(enter: Entering, city: City, case: Case):
    serve_all(case, city.actor("zhaojing"), timezone.now())
    do(city, case, "object", "citizen")
    do(city, case, "uphold_decision", "zhouhong")
    affairs = enter(1280)
    affairs.log_in("zhouhong")
    affairs.open_case(case.number)
    affairs.sees("《异议审查决定书》还没有送达，不能办结", "待送达")
    affairs.look("service-case", 1280, 360)
    wang = enter(360)
    wang.go(f"/track/?code={case.tracking_code}")
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")
    wang.follow("异议审查决定书：怎么领取")
    wang.sees("期限还没有开始")
    wang.look("service-mine", 1280, 360)
    wang.write("您的姓名", "王秀英")
    draw(wang)
    wang.press("同意在网上接收")
    wang.press("我看过了，签收")
    expect(wang.page.get_by_text("已签收")).to_be_visible()
    wang.sees("不服可以申请行政复议", "为止")
    wang.look("service-taken", 1280, 360)
    assert unserved(case) == []
    affairs.does(case.number, "决定已送达，办结")
    affairs.sees("已经办结")


def test_notices_are_open_to_everybody(enter: Entering, city: City):
    passer_by = enter(360)
    passer_by.go("/service-notices/")
    passer_by.sees("现在没有正在公告的文书")
    passer_by.look("service-notices", 1280, 360)
