"""A villager keeps a guide on the phone and reads it where there is no signal; nothing that is about him is kept."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const one of await (await caches.open(name)).keys()) found.push(new URL(one.url).pathname);
  return found.filter((path) => !path.startsWith('/static/'));
}"""
AGE = """async (days) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      const held = await cache.match(one);
      if (!held.headers.has('x-kept-at')) continue;
      const headers = new Headers(held.headers);
      headers.set('x-kept-at', new Date(Date.now() - days * 86400000).toISOString());
      await cache.put(one, new Response(await held.text(), { headers }));
    }
  }
}"""


def opened(villager: Visitor, path: str = "/guides/legal_aid/") -> None:
    villager.go(path)
    expect(villager.page.locator("[data-guide-kept=yes]")).to_be_attached()


def offline(villager: Visitor) -> None:
    villager.context.set_offline(True)


def looked(villager: Visitor, name: str, *widths: int) -> None:
    villager.faults[:] = [
        each for each in villager.faults if "ERR_INTERNET" not in each and " 503 " not in each
    ]
    villager.look(name, *widths)


def test_a_guide_is_kept_and_read_without_a_connection(enter: Entering, city: City):
    villager = enter(360)
    opened(villager)
    villager.press("保存到手机，没有网也能看")
    villager.sees("已经存在手机上", "没有网也能看")
    villager.look("guide-kept")
    offline(villager)
    villager.go("/guides/legal_aid/")
    villager.titled("法律援助")
    villager.sees("现在没有网", "这是存在手机上的一份", "要带什么")
    looked(villager, "guide-offline", 360, 1280)
    for elsewhere in ("/", "/track/", "/guides/notary_practice/"):
        villager.go(elsewhere)
        villager.titled("现在没有网")
        villager.sees("12348", "法律援助，20")
    looked(villager, "no-connection", 360, 1280)
    villager.follow("法律援助")
    villager.titled("法律援助")


def test_a_guide_that_was_only_opened_is_there_too_in_the_letters_one_reads(enter: Entering, city: City):
    villager = enter(360)
    villager.go("/guides/legal_aid/")
    villager.page.get_by_role("button", name="长者版").click()
    expect(villager.page.locator("[data-guide-kept=yes]")).to_be_attached()
    offline(villager)
    villager.go("/guides/legal_aid/")
    villager.sees("这是存在手机上的一份")
    assert villager.page.evaluate("document.documentElement.dataset.elder") == "20"
    expect(villager.page.locator("form[method=post]")).to_have_count(0)


def test_an_old_copy_says_so(enter: Entering, city: City):
    villager = enter(360)
    opened(villager)
    villager.page.evaluate(AGE, 40)
    offline(villager)
    villager.go("/guides/legal_aid/")
    villager.sees("这一份是 40 天以前存的，可能已经变了", "请拨打 12348")
    looked(villager, "guide-old")


def test_a_kept_guide_is_deleted_by_its_button(enter: Entering, city: City):
    villager = enter(360)
    opened(villager)
    villager.press("保存到手机，没有网也能看")
    villager.press("从手机里删掉这一份")
    expect(villager.page.get_by_role("button", name="保存到手机，没有网也能看")).to_be_visible()
    offline(villager)
    villager.go("/guides/legal_aid/")
    villager.titled("现在没有网")


def test_pages_about_somebody_and_the_office_are_never_kept(enter: Entering, city: City):
    villager = enter(360)
    opened(villager)
    opened(villager, "/guides/")
    villager.log_in("panli")
    for path in ("/", "/track/", "/apply/legal_aid/", "/office/", "/office/cases/", "/points/"):
        villager.go(path)
    assert sorted(villager.page.evaluate(KEPT)) == ["/guides/", "/guides/legal_aid/", "/guides/offline/"]
    offline(villager)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        villager.go("/office/")


def test_a_copy_is_fetched_without_cookies(enter: Entering, city: City):
    villager = enter(360)
    villager.go("/")
    villager.page.get_by_role("button", name="长者版").click()
    opened(villager)
    assert villager.page.evaluate("document.documentElement.dataset.elder") == "20"
    kept = villager.page.evaluate("async () => (await (await caches.match('/guides/legal_aid/')).text())")
    assert "法律援助" in kept
    assert "data-elder" not in kept
    assert "elder-bar" not in kept
