"""A form on a page: what is already known is filled in, what is private is marked, what it costs."""

from django.template.loader import render_to_string

from zhichi.foundation.forms.public import AnswersForm, prefilled
from zhichi.foundation.forms.rules import read
from zhichi.foundation.forms.tests.factories import ask, document, options


def drawn(form: AnswersForm) -> str:
    return render_to_string("forms/answers.html", {"form": form})


def test_what_is_known_is_not_asked_again() -> None:
    form = read(
        document(ask("tel", "phone", prefill="phone"), ask("who", "person", prefill="name"), ask("x", "text"))
    )
    first = prefilled(form, {"phone": "13800138000", "name": "王秀英", "address": "村里"})
    assert first == {"tel": "13800138000", "who": {"name": "王秀英", "phone": "13800138000"}}
    page = drawn(AnswersForm(None, form=form, initial=first))
    assert 'value="13800138000"' in page
    assert 'value="王秀英"' in page


def test_what_people_type_is_never_markup() -> None:
    form = read(document(ask("x", "text", "“<b>”"), ask("kids", "table", columns=[ask("n", "number")])))
    page = drawn(AnswersForm({"x": '"><script>', "kids-0-n": "<i>"}, form=form))
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&quot;&gt;&lt;script&gt;" in page


def test_a_choice_that_need_not_be_answered_can_be_taken_back() -> None:
    few = options("甲", "乙")
    form = read(
        document(ask("must", "choice", options=few), ask("may", "choice", options=few, required=False))
    )
    page = drawn(AnswersForm(None, form=form))
    assert page.count('type="radio"') == 2
    assert '<option value="" selected>请选择</option>' in page


def test_a_table_is_full_at_its_greatest() -> None:
    form = read(document(ask("kids", "table", "子女", maximum=2, columns=[ask("n", "text")])))
    assert "子女：再加一行" in drawn(AnswersForm({"kids-0-n": "甲"}, form=form))
    assert "子女：再加一行" not in drawn(AnswersForm({"kids-0-n": "甲", "kids-1-n": "乙"}, form=form))
