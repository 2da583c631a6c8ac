"""What a citizen prints is of use on paper: nothing to press, nothing white on white, nothing over another, whom to call."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.cases.tests.factories import filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# A4 with its margins, in the pixels of a browser.
PAPER = 658
PRESSED = (
    "header.site-head, .elder-bar, .read-panel, nav.crumbs, button, a.button, [type=search], [type=submit]"
)
SHOWN = """(what) => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility() && one.getClientRects().length)
  .map((one) => one.outerHTML.slice(0, 90))"""
# Texts that would need their ground to be printed.
PALE = """() => [...document.querySelectorAll('body *')].filter((one) =>
    [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && one.checkVisibility() && one.getClientRects().length)
  .filter((one) => getComputedStyle(one).color.match(/[\\d.]+/g).slice(0, 3).every((part) => Number(part) > 170))
  .map((one) => one.outerHTML.slice(0, 90))"""
OVER = """() => {
  const parts = [...document.querySelectorAll('h1, h2, h3, main p, .door, .card')].filter((one) => one.checkVisibility() && one.getClientRects().length);
  const boxes = parts.map((one) => [one, one.getBoundingClientRect()]);
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1)
    .filter(([other, b]) => !one.contains(other) && a.bottom - b.top > 2 && b.bottom - a.top > 2 && a.right - b.left > 2 && b.right - a.left > 2)
    .map(([other]) => `${one.innerText.slice(0, 20)} / ${other.innerText.slice(0, 20)}`));
}"""


def on_paper(wang: Visitor, path: str) -> None:
    wang.go(path)
    page = wang.page
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 900})
    told = {what: page.evaluate(SHOWN, what) for what in (PRESSED,)}
    assert told == {PRESSED: []}, path
    assert (page.evaluate(PALE), page.evaluate(OVER)) == ([], []), path
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER, path
    assert "12348" in page.inner_text("body"), path
    page.screenshot(path=wang.album / f"paper-{path.strip('/').replace('/', '-')}.png", full_page=True)
    page.emulate_media(media="screen")


@pytest.mark.parametrize("elder", ["", "30"])
def test_pages_for_everybody(enter: Entering, city: City, elder: str):
    hall, _ = open_now(city)
    wang = enter(1280)
    if elder:
        wang.context.add_cookies([{"name": "zhichi_elder", "value": elder, "url": wang.base}])
    for path in (
        "/",
        "/guides/",
        "/guides/legal_aid/",
        "/guide-me/",
        f"/booking/{hall.code}/",
        "/points/",
        "/about/",
    ):
        on_paper(wang, path)


def test_papers_of_a_case(enter: Entering, city: City):
    case = filed(legal_aid())
    wang = enter(1280)
    wang.go(f"/track/?code={case.tracking_code}")
    wang.write("手机号（或身份证号、查询密码）的末四位", "8000")
    wang.press("查询")
    for part in ("", "receipt/", "slip/", "proofs/"):
        on_paper(wang, f"/cases/{case.tracking_code}/{part}")
