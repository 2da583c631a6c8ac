"""What is known is not asked twice: filled in with where it comes from, changeable, masked where it must be."""

from typing import Any

from django.template.loader import render_to_string

from zhichi.foundation.forms.public import AnswersForm, prefilled, told_by
from zhichi.foundation.forms.rules import read
from zhichi.foundation.forms.tests.factories import ask, document

KNOWN = {"name": "王秀英", "phone": "13800138000", "agent_name": "王小明", "today": "2026-11-23"}
FORM = read(
    document(
        ask("who", "text", "姓名", prefill="name"),
        ask("tel", "phone", "电话", prefill="phone"),
        ask("child", "person", "代办人", prefill="agent_name", required=False),
        ask("story", "text", "经过"),
    )
)


def drawn(form: AnswersForm) -> str:
    return render_to_string("forms/answers.html", {"form": form})


def test_it_is_filled_in_and_says_where_it_comes_from() -> None:
    page = drawn(AnswersForm(None, form=FORM, known=KNOWN))
    for words in (
        'value="王秀英"',
        'value="13800138000"',
        'value="王小明"',
        "已按当事人的信息填好，可以改。",
        "已按代理人的信息填好，可以改。",
    ):
        assert words in page


def test_what_was_changed_stays_changed_and_no_longer_says_so() -> None:
    form = AnswersForm({"who": "李四", "tel": "13800138000", "story": "x"}, form=FORM, known=KNOWN)
    assert form.is_valid()
    assert form.answers()["who"] == "李四"
    assert drawn(form).count("已按当事人的信息填好") == 1


def test_what_was_saved_before_goes_before_what_is_known() -> None:
    page = drawn(AnswersForm(None, form=FORM, known=KNOWN, initial={"who": "李四"}))
    assert 'value="李四"' in page
    assert "王秀英" not in page


def test_what_is_left_empty_is_taken_from_the_rest_of_the_page() -> None:
    form = AnswersForm({"who": "", "tel": "", "story": "x"}, form=FORM, known=KNOWN, fills=True)
    assert form.is_valid(), form.errors
    assert (form.answers()["who"], form.answers()["tel"]) == ("王秀英", "13800138000")
    assert not AnswersForm({"who": "", "tel": "", "story": "x"}, form=FORM, known=KNOWN).is_valid()


def sent(**more: str) -> dict[str, Any]:
    return {"who": "王**", "tel": "138****8000", "child-name": "王**", "story": "x", **more}


def test_a_veiled_page_shows_masks_and_means_what_is_held() -> None:
    first = drawn(AnswersForm(None, form=FORM, known=KNOWN, veiled=True))
    assert 'value="138****8000"' in first
    for hidden in ("王秀英", "13800138000", "王小明"):
        assert hidden not in first
    form = AnswersForm(sent(), form=FORM, known=KNOWN, veiled=True)
    assert form.is_valid(), form.errors
    assert form.answers() == {
        "who": "王秀英",
        "tel": "13800138000",
        "child": {"name": "王小明"},
        "story": "x",
    }


def test_a_veiled_page_keeps_its_masks_when_it_is_drawn_again_and_takes_what_is_changed() -> None:
    again = drawn(AnswersForm(sent(_refresh="yes"), form=FORM, known=KNOWN, veiled=True))
    assert "13800138000" not in again
    assert 'value="138****8000"' in again
    form = AnswersForm(sent(tel="13900139000"), form=FORM, known=KNOWN, veiled=True)
    assert form.is_valid()
    assert form.answers()["tel"] == "13900139000"


def test_a_person_takes_name_and_telephone_and_a_signature_the_name() -> None:
    form = read(document(ask("who", "person", prefill="phone"), ask("sign", "signature", prefill="name")))
    assert prefilled(form, KNOWN) == {
        "who": {"name": "王秀英", "phone": "13800138000"},
        "sign": {"name": "王秀英"},
    }


def test_what_a_form_was_told_is_told_on() -> None:
    answers = {"who": "李四", "tel": "13900139000", "child": {"name": "李小明", "phone": "13700137000"}}
    assert told_by(FORM, answers) == {
        "name": "李四",
        "phone": "13900139000",
        "agent_name": "李小明",
        "agent_phone": "13700137000",
    }
    assert told_by(FORM, {"story": "x"}) == {}
