"""Anna lives in the city and reads no Chinese: she finds, asks and follows her question in English on her phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = re.compile(r"\d{4} \d{4} \d{4} \d{4}")
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
# What stays Chinese on her pages: names of places and offices, the bureau's guide, and the way back to Chinese.
MARKED = (
    "() => [...document.querySelectorAll('[lang=zh-Hans]')].map((one) => one.textContent.trim()).join(' ')"
)
CHROME = ("办理", "查询", "提交", "首页", "回执", "下一步", "必填", "进度")


def reads(anna: Visitor, name: str) -> None:
    """The page breaks no rule, and no Chinese of the site itself is left on it."""
    anna.look(name)
    assert anna.page.locator("html").get_attribute("lang") == "en"
    assert anna.page.evaluate(UNMARKED) == [], name
    left = anna.page.evaluate(MARKED)
    assert [word for word in CHROME if word in left] == [], (name, left)


def finds(anna: Visitor) -> None:
    anna.go("/")
    anna.page.get_by_role("button", name="English").click()
    anna.titled("Legal help, close at hand")
    reads(anna, "english-home")
    anna.page.locator("header, main").get_by_role("searchbox").first.fill("法律咨询")
    anna.page.get_by_role("button", name="Search").first.click()
    reads(anna, "english-search")
    anna.follow("Legal advice")
    anna.follow("Apply online")


def asks(anna: Visitor) -> str:
    anna.press("Start")
    reads(anna, "english-where")
    anna.press("Next")
    anna.sees("Please choose a county or district.")
    reads(anna, "english-where-faults")
    anna.choose("County or district", "任城区", shows="Township or subdistrict")
    anna.choose("Township or subdistrict", "许庄街道", shows="Village or community")
    anna.press("Next")
    anna.tick("Work, wages, injury at work")
    anna.write("Your question", "My employer has not paid me for two months.")
    reads(anna, "english-matter")
    anna.press("Next")
    anna.press("Next")
    anna.sees("Please leave a mobile number, or set a PIN of four digits below.")
    reads(anna, "english-person-faults")
    anna.write("Without a phone number: set a PIN of four digits to follow the matter with", "4321")
    anna.press("Next")
    reads(anna, "english-papers")
    anna.press("Next")
    reads(anna, "english-check")
    anna.tick("What I have written is true")
    anna.tick("I know that this information is used only for this matter and is kept encrypted")
    anna.press("Send")
    anna.titled("Receipt")
    reads(anna, "english-receipt")
    code = CODE.search(anna.main.inner_text())
    assert code is not None
    return code.group()


def follows(anna: Visitor, code: str) -> None:
    anna.go("/track/")
    anna.write("Tracking code", "1")
    anna.write("Last four digits of the phone number (or identity number, or PIN)", "4321")
    anna.press("Look it up")
    anna.sees("A tracking code has 16 digits; you entered 1.")
    reads(anna, "english-track-faults")
    anna.write("Tracking code", code)
    anna.press("Look it up")
    anna.titled("Received, waiting for an answer")
    anna.sees("We have received your question", "Changed your mind?")
    reads(anna, "english-case")


def test_she_finds_asks_and_follows_in_english(enter: Entering):
    anna = enter(360)
    finds(anna)
    code = asks(anna)
    follows(anna, code)
    anna.page.get_by_role("button", name="中文").click()
    expect(anna.page.locator("h1")).to_have_text("已收到，等待答复")


def test_without_script_as_well(enter: Entering):
    anna = enter(360, script=False)
    anna.go("/track/")
    anna.page.get_by_role("button", name="English").click()
    assert anna.path == "/track/"
    anna.titled("Follow a matter")
