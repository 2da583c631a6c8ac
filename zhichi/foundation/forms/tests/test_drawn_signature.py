"""A signature may be drawn beside the typed name: strokes come in, a picture is made here, its digest stands in the answers."""

from io import BytesIO
from typing import Any

import pytest
from django.template.loader import render_to_string
from PIL import Image

from zhichi.foundation.forms.public import AnswersForm, clean_form, drawn_upload, shown_answers
from zhichi.foundation.forms.rules import AnswersError, read
from zhichi.foundation.forms.rules.strokes import LONGEST, StrokesError, strokes_of
from zhichi.foundation.forms.tests.factories import ask, document

FORM = read(document(ask("sign", "signature", "申请人签名")))
TYPED = {"sign-name": "王秀英", "sign-agreed": "on"}
DRAWN = "20,100,300,40,580,160;50,50,60,150"
DIGEST = "a" * 64


def asked(**sent: str) -> AnswersForm:
    return AnswersForm({**TYPED, **sent}, form=FORM, strokes={})


def test_what_was_drawn_is_kept_beside_the_name_and_shown_again() -> None:
    form = asked(**{"sign-drawn": DRAWN})
    assert form.is_valid()
    assert form.answers() == {"sign": {"name": "王秀英", "agreed": True}}
    assert form.drawn() == {"sign": DRAWN}
    page = render_to_string(
        "forms/answers.html", {"form": AnswersForm(None, form=FORM, strokes=form.drawn())}
    )
    assert f'<input type="hidden" name="sign-drawn" value="{DRAWN}">' in page
    assert "data-drawn hidden" in page


def test_the_typed_name_alone_is_a_signature() -> None:
    form = asked()
    assert form.is_valid()
    assert form.drawn() == {}


def test_where_nobody_keeps_the_picture_none_can_be_drawn() -> None:
    form = AnswersForm({**TYPED, "sign-drawn": DRAWN}, form=FORM)
    assert form.drawn() == {}
    assert "data-drawn" not in render_to_string("forms/answers.html", {"form": form})


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "1,2,3",
        "601,0,0,0",
        "0,201,100,100",
        "a,b",
        "1,2;",
        "-1,2,90,90",
        "10,10",
        "10,10,12,12",
        "0,0," * LONGEST,
    ],
)
def test_what_is_no_drawing_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(StrokesError):
        strokes_of(text)
    form = asked(**{"sign-drawn": text})
    assert [sentence[:4] for sentence in form.errors["sign"]] == ["手写签名"]


def test_the_picture_is_small_and_always_the_same() -> None:
    one, other = (drawn_upload("申请人签名", DRAWN).read() for _ in range(2))
    assert one == other
    picture: Any = Image.open(BytesIO(one))
    assert (picture.format, picture.size, picture.getexif()) == ("PNG", (600, 200), {})
    assert picture.getpixel((300, 40)) == 0
    assert picture.getpixel((5, 5)) == 255
    full = ";".join(f"{n},0,{n},200" for n in range(0, 600, 2))
    assert len(drawn_upload("满", full).read()) < 20_000


def test_the_digest_comes_from_the_kept_picture_and_from_nobody_else() -> None:
    given = {"sign": {"name": "王秀英", "agreed": True, "drawn": "f" * 64}}
    assert clean_form(FORM, given) == {"sign": {"name": "王秀英", "agreed": True}}
    kept = clean_form(FORM, given, None, {"sign": DIGEST})
    assert kept == {"sign": {"name": "王秀英", "agreed": True, "drawn": DIGEST}}
    assert shown_answers(FORM, kept)[0]["value"] == "王秀英（本人手写签名）"


def test_a_picture_is_no_signature_without_the_name() -> None:
    with pytest.raises(AnswersError, match="请在“申请人签名”处签上姓名"):
        clean_form(FORM, {}, None, {"sign": DIGEST})
