"""Somebody who has a keyboard only: every stop of the Tab key is looked at, and a page is walked from end to end."""

from typing import Any

from playwright.sync_api import Page

MOST_TABS = 150
LEAST = 44
# Where the focus is now: what it says, whether it is seen to be there, and how large it is to hit.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const label = one.matches('[type=radio], [type=checkbox]') ? one.labels?.[0] : null;
  // A whole card is its link; the ring may be drawn by what stands around.
  const hit = label ?? one.closest('.card-link') ?? one;
  const around = [];
  for (let each = one; each && around.length < 5; each = each.parentElement) around.push(each);
  const ringed = around.some((each) => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/, 0\\)$/.test(style.outlineColor);
  });
  const box = hit.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1);
  const on_top = document.elementFromPoint(x, y);
  const about = one.parentElement.innerText ?? '';
  const words = [...(one.labels ?? [])].map((each) => each.innerText).join(' ') || one.getAttribute('aria-label') || one.innerText || '';
  window.stops = window.stops ?? [];
  const again = window.stops.includes(one);
  window.stops.push(one);
  return {
    words: words.trim(), html: one.outerHTML.slice(0, 120), ringed, again,
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 1 && box.height > 1,
    covered: !(on_top && (hit.contains(on_top) || on_top.contains(hit))),
    small: Math.min(box.width, box.height),
    in_a_sentence: getComputedStyle(one).display === 'inline' && about.trim().length > (one.innerText ?? '').trim().length,
  };
}"""
# What the Tab key should come by: of a group of radio buttons one is enough.
MISSED = """() => {
  const shown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const wanted = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter((one) => one.tabIndex >= 0 && !one.disabled && one.type !== 'hidden' && shown(one) && one.type !== 'radio');
  return wanted.filter((one) => !window.stops.includes(one)).map((one) => one.outerHTML.slice(0, 120));
}"""
TOP = "() => { window.stops = []; document.activeElement?.blur(); scrollTo(0, 0); getSelection().removeAllRanges(); }"


def stop(page: Page) -> dict[str, Any] | None:
    """The stop the Tab key has come to, held against what every stop must be; None where it has left the page."""
    at: dict[str, Any] | None = page.evaluate(STOP)
    if at is not None:
        told = f"{page.url}: {at['html']}"
        assert at["ringed"], f"the focus is not seen at {told}"
        assert at["seen"], f"the focus is outside of what is shown at {told}"
        assert not at["covered"], f"something lies over {told}"
        assert at["small"] >= LEAST - 0.5 or at["in_a_sentence"], f"{at['small']} px to hit at {told}"
    return at


def walk(page: Page) -> int:
    """From the top of the page with Tab until it is left or comes round: nothing is passed over, nothing holds one."""
    page.evaluate(TOP)
    for number in range(MOST_TABS):
        page.keyboard.press("Tab")
        at = stop(page)
        if at is None or at["again"]:
            assert page.evaluate(MISSED) == [], page.url
            return number
    raise AssertionError(f"{page.url}: the Tab key does not come out")


def tab_to(page: Page, words: str, *, exact: bool = False) -> None:
    """Press Tab until what has the focus says these words."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        said = (stop(page) or {"words": ""})["words"]
        if said == words if exact else words in said:
            return
    raise AssertionError(f"the keyboard never reaches “{words}” on {page.url}")


def press(page: Page, words: str, key: str = "Enter", *, exact: bool = False) -> None:
    """Go there by Tab and press; the next page comes."""
    tab_to(page, words, exact=exact)
    with page.expect_navigation():
        page.keyboard.press(key)
