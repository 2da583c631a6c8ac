"""朗读: a page read a sentence at a time by a device with a Chinese voice, and shown so by one that has none."""

import pytest
from playwright.sync_api import expect

from tests.journeys.visiting import Entering, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("city")]
# A voice that says nothing and keeps what it was told to say; `speak` waits until the test lets it go on.
VOICE = """
  window.told = [];
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => [{ lang: 'LANG' }],
    cancel: () => undefined,
    speak: (said) => { window.told.push(said.text); window.now = said; said.onstart?.(); },
  } });
"""


def at_the_guide(enter: Entering, lang: str) -> Visitor:
    her = enter(360)
    her.context.add_cookies([{"name": "zhichi_elder", "value": "24", "url": her.base}])
    if lang:
        her.page.add_init_script(VOICE.replace("LANG", lang))
    her.go("/guides/legal_aid/")
    return her


def reads(her: Visitor) -> None:
    her.page.get_by_role("button", name="朗读", exact=True).click()


def test_a_voice_reads_sentence_after_sentence_and_stops(enter: Entering):
    her = at_the_guide(enter, "zh-CN")
    reads(her)
    panel = her.page.get_by_role("region", name="朗读")
    expect(panel).to_contain_text("办事指南")
    for _ in range(3):
        her.page.evaluate("window.now.onend()")
    told = her.page.evaluate("window.told")
    assert told[:2] == ["办事指南", "法律援助"]
    assert len(told) == 4
    assert all(len(sentence) < 120 for sentence in told)
    her.look("read-aloud", 360, 1280)
    her.page.get_by_role("button", name="停止朗读").click()
    expect(panel).to_be_hidden()
    her.page.evaluate("window.now.onend()")
    assert len(her.page.evaluate("window.told")) == 4


@pytest.mark.parametrize("lang", ["", "en-US"])
def test_without_a_chinese_voice_the_sentences_are_read_by_hand(enter: Entering, lang: str):
    her = at_the_guide(enter, lang)
    reads(her)
    panel = her.page.get_by_role("region", name="朗读")
    expect(panel).to_contain_text("这台设备读不出声音")
    expect(panel).to_contain_text("12348")
    her.look("read-by-hand", 360, 1280)
    panel.get_by_role("button", name="下一句").click()
    expect(panel.locator("[data-read-said]")).to_have_text("法律援助")
    panel.get_by_role("button", name="上一句").click()
    expect(panel.locator("[data-read-said]")).to_have_text("办事指南")
    panel.get_by_role("button", name="不读了").click()
    expect(panel).to_be_hidden()
    expect(her.page.get_by_role("button", name="朗读", exact=True)).to_be_focused()


def test_a_voice_that_never_begins_is_not_waited_for(enter: Entering):
    her = at_the_guide(enter, "zh-CN")
    her.page.evaluate("() => { speechSynthesis.speak = () => undefined; }")
    reads(her)
    expect(her.page.get_by_role("region", name="朗读")).to_contain_text("这台设备读不出声音", timeout=15_000)
