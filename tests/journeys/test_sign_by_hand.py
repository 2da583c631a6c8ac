"""高芳 tries a form with a signature: drawn with the mouse, cleared, typed only; without script there is only the name."""

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.forms.tests.factories import ask, published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PREVIEW = "/office/forms/sign/1/preview/?frame=phone"


@pytest.fixture
def form(city: City) -> None:
    published(ask("know", "yes_no", "知道后果吗"), ask("sign", "signature", "申请人签名"), key="sign")


def at_the_form(enter: Entering, width: int, *, script: bool = True) -> Visitor:
    clerk = enter(width, script=script)
    clerk.log_in("gaofang")
    clerk.go(PREVIEW)
    return clerk


def strokes(clerk: Visitor) -> str:
    return str(clerk.main.locator("[name=sign-drawn]").input_value())


def draw(clerk: Visitor) -> None:
    pad = clerk.main.locator("canvas")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    mouse = clerk.page.mouse
    for x in (0.1, 0.5):
        mouse.move(box["x"] + box["width"] * x, box["y"] + box["height"] * 0.3)
        mouse.down()
        mouse.move(box["x"] + box["width"] * (x + 0.3), box["y"] + box["height"] * 0.8, steps=8)
        mouse.up()


@pytest.mark.parametrize("width", [1280, 360])
def test_a_signature_is_drawn_cleared_and_drawn_again(enter: Entering, form: None, width: int) -> None:
    clerk = at_the_form(enter, width)
    draw(clerk)
    assert strokes(clerk).count(";") == 1
    clerk.press("重写")
    assert strokes(clerk) == ""
    draw(clerk)
    kept = strokes(clerk)
    # The page is drawn afresh by the answer to a question above: what was signed is still there.
    clerk.tick("是")
    expect(clerk.main.locator("canvas")).to_be_visible()
    assert strokes(clerk) == kept
    clerk.write("签名", "王秀英")
    clerk.tick("以上是我本人签名")
    clerk.look(f"signature-drawn-{width}")
    clerk.press("试着提交")
    clerk.sees("这样填可以提交")
    assert strokes(clerk) == kept


def test_without_script_the_typed_name_is_the_signature(enter: Entering, form: None) -> None:
    clerk = at_the_form(enter, 360, script=False)
    expect(clerk.main.locator("canvas")).to_be_hidden()
    clerk.tick("是")
    clerk.write("签名", "王秀英")
    clerk.tick("以上是我本人签名")
    clerk.press("试着提交")
    clerk.sees("这样填可以提交", "王秀英（本人签名）")
