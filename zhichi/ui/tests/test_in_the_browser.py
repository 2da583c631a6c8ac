"""What only a browser can tell: accessibility rules, width, the draft that survives, the keys."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not finders.find("zhichi/dist/ui.css"), reason="run `npm run build` first"),
]
PAGES = ["gallery/", "gallery/sample/citizen/", "gallery/sample/filing/", "gallery/sample/progress/",
         "gallery/sample/receipt/", "gallery/sample/officer/", "gallery/sample/nothing/"]  # fmt: skip


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("elder", ["", "30"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_breaks_no_rule_and_never_scrolls_sideways(live_server, page, path, width, elder):
    faults: list[str] = []
    page.on(
        "console", lambda said: said.type == "error" and "404" not in said.text and faults.append(said.text)
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_viewport_size({"width": width, "height": 800})
    if elder:
        page.context.add_cookies([{"name": "zhichi_elder", "value": elder, "url": live_server.url}])
    page.goto(f"{live_server.url}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []
    assert faults == []


def test_the_smallest_text_of_the_elder_version_is_the_chosen_size(live_server, page):
    page.context.add_cookies([{"name": "zhichi_elder", "value": "24", "url": live_server.url}])
    page.goto(f"{live_server.url}/gallery/sample/progress/")
    sizes = page.evaluate("""() => [...document.querySelectorAll('body *')]
        .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && e.offsetParent)
        .map(e => parseFloat(getComputedStyle(e).fontSize))""")
    assert min(sizes) >= 24


@pytest.mark.parametrize(("elder", "least"), [("", 48), ("20", 60)])
def test_what_a_thumb_must_hit_is_large_enough(live_server, page, elder, least):
    page.set_viewport_size({"width": 360, "height": 800})
    if elder:
        page.context.add_cookies([{"name": "zhichi_elder", "value": elder, "url": live_server.url}])
    for path in ("citizen", "filing"):
        page.goto(f"{live_server.url}/gallery/sample/{path}/")
        small = page.evaluate(
            """least => [...document.querySelectorAll('button, .button, .door, .head-hotline, select, textarea, label.choice, .site-foot a')]
            .filter(e => e.offsetParent && e.getBoundingClientRect().height < least - 0.5).map(e => e.outerHTML.slice(0, 90))""",
            least,
        )
        assert small == []


def test_what_was_typed_is_still_there_after_the_page_is_lost(live_server, page):
    address = f"{live_server.url}/gallery/sample/blank/"
    page.goto(address)
    page.fill("[name=people]", "3")
    page.fill("[name=id_number]", "110105194912310021")
    page.get_by_text("已自动保存").wait_for()
    page.goto(address)
    page.get_by_text("已帮您恢复上次填写的内容").wait_for()
    assert page.input_value("[name=people]") == "3"
    assert page.input_value("[name=id_number]") == "", "identity numbers are never kept on the device"
    page.get_by_role("button", name="清空重新填").click()
    assert page.input_value("[name=people]") == ""


def test_a_sent_form_leaves_no_draft_behind(live_server, page):
    page.goto(f"{live_server.url}/gallery/sample/blank/")
    page.fill("[name=people]", "3")
    page.get_by_text("已自动保存").wait_for()
    page.evaluate("document.querySelector('form[data-autosave]').action = '/gallery/sample/receipt/'")
    page.get_by_role("button", name="下一步").click()
    page.wait_for_url("**/receipt/**")
    page.goto(f"{live_server.url}/gallery/sample/blank/")
    assert page.input_value("[name=people]") == ""


def test_the_office_is_worked_from_the_keyboard(live_server, page):
    page.goto(f"{live_server.url}/gallery/sample/officer/")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "MD-370811-2026-000456"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "LA-370811-2026-000123"
    page.keyboard.press("Enter")
    assert page.url.endswith("#LA-370811-2026-000123")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("j?")
    assert page.input_value("#desk-search") == "j?"


def test_pages_stay_within_their_weight(live_server, page):
    """CSS and script of a page, gzipped, 60 kB at most (htmx counted)."""
    files = ["zhichi/dist/ui.css", "zhichi/dist/officer.js", "django_htmx/htmx-4.min.js"]
    assert sum(len(gzip.compress(Path(str(finders.find(name))).read_bytes())) for name in files) <= 60_000
