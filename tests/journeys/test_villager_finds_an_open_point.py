"""A villager of sixty asks which place near his village is open now; a chief looks at the same map."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect

from tests.cast import City
from tests.journeys.visiting import Entering, entrance
from zhichi.entrances.atlas.tests.factories import locality, point

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SOFTWARE_GL = [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-quic",
    "--no-first-run",
]
VILLAGE = "370811002001"


@pytest.fixture
def near(city: City) -> Any:
    locality(VILLAGE, 116.7, 35.4)
    point(city, "关着的工作室", lon=116.7005, lat=35.4, hours={})
    point(city, "远处的工作站", lon=116.60, lat=35.4, tier="township")
    return point(city, "许庄工作室", lon=116.702, lat=35.4, phone="0537-2345678")


@pytest.mark.parametrize("script", [True, False])
def test_an_open_point_is_found_by_the_name_of_the_village(enter: Entering, near: Any, script: bool):
    wang = enter(360, script=script)
    wang.go("/map/")
    wang.write("村、社区的名字", "许庄社区")
    wang.tick("只看现在开门的")
    wang.press("查询")
    wang.sees("离济宁市任城区许庄街道许庄社区居委会最近的服务点")
    expect(wang.main.locator(".place-name").first).to_have_text("许庄工作室")
    wang.misses("关着的工作室")
    wang.look("map-list" if script else "map-list-plain")
    wang.follow("许庄工作室")
    wang.titled("许庄工作室")
    wang.sees("现在开门", "许庄路", "用手机地图导航", "0537-2345678")
    wang.look("point" if script else "point-plain", 360, 1280)


def tab_to(page: Page, words: str, most: int = 60) -> None:
    """Go on with the tab key alone until something with these words has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(() => { const e = document.activeElement; return (e.labels?.[0]?.innerText ?? '') + ' ' + (e.innerText ?? ''); })()"
        )
        if words in said:
            return
    raise AssertionError(f"the tab key never reaches {words}")


@pytest.mark.parametrize("script", [True, False])
def test_the_keyboard_alone_is_enough(enter: Entering, near: Any, script: bool):
    wang = enter(360, script=script)
    wang.go("/map/")
    tab_to(wang.page, "村、社区的名字")
    wang.page.keyboard.type("许庄")
    tab_to(wang.page, "只看现在开门的")
    wang.page.keyboard.press("Space")
    wang.page.keyboard.press("Enter")
    wang.sees("最近的服务点")
    tab_to(wang.page, "许庄工作室")
    wang.page.keyboard.press("Enter")
    wang.titled("许庄工作室")


def test_villages_of_one_name_are_told_apart(enter: Entering, near: Any, city: City):
    town = city.units["370812-town"].region
    type(town).objects.create(
        code="370812001009",
        name="许庄村委会",
        level=5,
        parent=town,
        valid_from="2020-01-01",
        full_name="济宁市兖州区鼓楼街道许庄村委会",
    )
    wang = enter(360)
    wang.go("/map/")
    wang.write("村、社区的名字", "许庄")
    wang.press("查询")
    wang.sees("您说的是哪个村？")
    wang.look("map-choices")
    wang.follow("济宁市任城区许庄街道许庄社区居委会")
    expect(wang.main.locator(".place-name").first).to_have_text("关着的工作室")


def test_near_me_asks_first_and_a_refusal_is_answered(enter: Entering, near: Any):
    wang = enter(360)
    wang.go("/map/")
    wang.main.get_by_text("在我附近", exact=True).click()
    wang.sees("本站不保存，也不给别人")
    wang.press("同意，用我的位置查")
    wang.sees("没有得到您的位置。请在上面写村名，一样能查。")
    wang.context.grant_permissions(["geolocation"])
    wang.context.set_geolocation({"longitude": 116.70234567, "latitude": 35.4})
    wang.press("同意，用我的位置查")
    expect(wang.page).to_have_url(re.compile(r"lon=116\.702&lat=35\.400#found$"))
    expect(wang.main.locator(".place-name").first).to_have_text("许庄工作室")


@pytest.fixture
def enter_with_map(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], browser_context_args: dict[str, Any],
    city: City, live_server: Any, album: Any,
) -> Iterator[Entering]:  # fmt: skip
    """As `enter`, in a browser that draws WebGL by software."""
    drawing: Browser = browser_type.launch(**{**browser_type_launch_args, "args": SOFTWARE_GL})
    come, leave = entrance(drawing, browser_context_args, live_server.url, album)
    yield come
    leave()
    drawing.close()


def drawn(page: Page) -> Any:
    expect(page.locator("[data-atlas-map]")).to_have_attribute("data-state", "ready", timeout=30_000)
    return page.locator("[data-atlas-map] canvas")


def test_on_a_phone_the_map_comes_when_asked_for(enter_with_map: Entering, near: Any):
    wang = enter_with_map(360)
    asked: list[str] = []
    wang.page.on("request", lambda request: asked.append(request.url))
    wang.go("/map/")
    expect(wang.page.locator("[data-atlas]")).to_be_hidden()
    wang.press("看地图")
    expect(drawn(wang.page)).to_be_visible()
    assert wang.page.locator("[data-atlas-map]").get_attribute("data-countpoints") == "3"
    wang.look("map")
    assert [url for url in asked if not url.startswith((wang.base, "data:"))] == []
    wang.press("看地图")
    expect(wang.page.locator("[data-atlas]")).to_be_hidden()


def test_a_chief_sees_where_nobody_is_served(enter_with_map: Entering, near: Any):
    pan = enter_with_map(1280)
    pan.log_in("panli")
    pan.go("/map/")
    drawn(pan.page)
    pan.tick("没有覆盖的村和乡镇")
    expect(pan.page.locator("[data-atlas-map]")).to_have_attribute("data-countgaps", "1")
    # From afar the county and its township stand for their places.
    expect(pan.page.locator("[data-atlas-map]")).to_have_attribute("data-sumsgaps", "2")
    expect(pan.page.locator("[data-atlas-legend]")).to_contain_text("有人服务的不到三成")
    expect(pan.page.locator("[data-atlas-legend]")).to_contain_text("没有覆盖")
    pan.look("map-gaps")


def test_a_device_without_webgl_is_told_and_the_list_stays(enter: Entering, near: Any):
    wang = enter(360)
    wang.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null;")
    wang.go("/map/")
    wang.press("看地图")
    wang.sees("这台设备显示不了地图。列表里的内容和地图一样，请看列表。")
    expect(wang.main.locator(".place-name").first).to_be_visible()
    assert not [fault for fault in wang.faults if "WebGL" not in fault and "webgl" not in fault]


def test_while_the_dots_come_the_map_says_so_and_when_they_do_not_it_says_that(
    enter_with_map: Entering, near: Any
):
    wang = enter_with_map(360)
    held: list[Any] = []
    wang.page.route("**/map/layers/points.json*", lambda route: held.append(route))
    wang.go("/map/")
    wang.press("看地图")
    wang.sees("正在加载地图")
    expect(wang.page.locator("[data-atlas-map] canvas")).to_be_visible(timeout=30_000)
    for _ in range(100):
        if held:
            break
        wang.page.wait_for_timeout(100)
    held[0].fulfill(status=429, body="")
    wang.sees("服务点没有加载出来，可能是网络不好。请刷新再试，或者看列表。")
    wang.misses("正在加载地图")
    expect(wang.page.locator("[data-atlas-map]")).to_be_hidden()
    wang.look("map-without-dots")


def test_an_officers_layer_that_does_not_come_is_not_ticked(enter_with_map: Entering, near: Any):
    pan = enter_with_map(1280)
    pan.page.route("**/map/layers/gaps.json*", lambda route: route.fulfill(status=503, body=""))
    pan.log_in("panli")
    pan.go("/map/")
    drawn(pan.page)
    # Not `check`, which would insist that the box stays ticked.
    pan.field("没有覆盖的村和乡镇").click()
    pan.sees("服务点没有加载出来")
    expect(pan.field("没有覆盖的村和乡镇")).not_to_be_checked()
    expect(pan.page.locator("[data-atlas-map] canvas")).to_be_visible()
