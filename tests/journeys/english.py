"""What of a page in English is still Chinese."""

import re

from tests.journeys.visiting import Visitor
from zhichi.domains.network.public import Point, Window
from zhichi.foundation.regions.public import Region, Unit

# Chinese that no screen reader is told about: texts and attributes outside everything marked as Chinese.
UNMARKED = """() => {
  const han = /[\\u3400-\\u9fff]/, found = [];
  const chinese = (element) => element.closest('[lang]')?.lang.startsWith('zh');
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (han.test(text.data) && !chinese(text.parentElement) && !text.parentElement.closest('script,title')) found.push(text.data);
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]'))
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      if (han.test(element.getAttribute(name) ?? '') && !chinese(element)) found.push(`${name}=${element.getAttribute(name)}`);
  return found;
}"""
# But what the bureau wrote or sent, which stays as it is: laws, guides, guided ways, messages, searched words.
MARKED = """(apart) => [...document.querySelectorAll('[lang=zh-Hans]')]
  .filter((one) => !apart || !one.closest(apart)).map((one) => one.textContent.trim())"""
TITLE = "() => document.title"
HAN = re.compile(r"[\u3400-\u9fff]+")
# The way back, which whoever reads no English has to find.
ALWAYS = ("中文",)


def names() -> list[str]:
    """What places and offices are called; longer ones first."""
    rows = [*Point.objects.values_list("name", "address"), *Region.objects.values_list("name", "full_name")]
    found = {part for row in rows for part in row if part} | set(Unit.objects.values_list("name", flat=True))
    found |= set(Window.objects.values_list("name", flat=True))
    return sorted(found, key=len, reverse=True)


def chinese_left(texts: list[str], known: list[str]) -> list[str]:
    """Chinese words in the texts that are no name."""
    left = []
    for text in texts:
        for name in [*known, *ALWAYS]:
            text = text.replace(name, "")
        left += HAN.findall(text)
    return left


def reads(anna: Visitor, name: str, *more: str, apart: str = "") -> None:
    """The page breaks no rule; all of it is English but names of places, what was written by hand (`more`, and what
    stands in `apart`) and the way back."""
    anna.look(name)
    assert anna.page.locator("html").get_attribute("lang") == "en"
    assert anna.page.evaluate(UNMARKED) == [], name
    known = sorted([*names(), *more], key=len, reverse=True)
    told = [*anna.page.evaluate(MARKED, apart), anna.page.evaluate(TITLE)]
    left = chinese_left(told, known)
    assert left == [], (name, left)
