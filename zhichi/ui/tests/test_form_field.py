"""The form field ties label, hint and error to the input, whatever the kind of field."""

import re

from django.http import HttpRequest

from zhichi.ui.gallery import draw


def drawn(code: str, request: HttpRequest) -> str:
    return draw({"title": "", "code": code}, 1, request)


def test_hint_and_error_are_read_with_the_input(request_: HttpRequest):
    html = drawn('<c-form-field :field="bad_form.phone" />', request_)
    tag = re.search(r"<input[^>]*>", html)
    assert tag
    assert 'aria-describedby="id_1_phone-hint id_1_phone-error"' in tag.group()
    assert 'aria-invalid="true"' in tag.group()
    assert 'id="id_1_phone-hint"' in html
    assert 'id="id_1_phone-error"' in html
    assert 'value="12"' in tag.group(), "what was typed stays"


def test_a_group_is_a_fieldset_with_its_question(request_: HttpRequest):
    html = drawn('<c-form-field :field="bad_form.kind" />', request_)
    assert html.count("<fieldset") == 1
    assert "<legend" in html
    assert 'aria-describedby="id_1_kind-error"' in html
    assert html.count('type="radio"') == 3


def test_the_summary_leads_to_the_first_radio_button(request_: HttpRequest):
    html = drawn('<c-error-summary :form="bad_form" /><c-form-field :field="bad_form.kind" />', request_)
    assert 'href="#id_1_kind_0"' in html
    assert 'id="id_1_kind_0"' in html


def test_a_date_opens_the_phones_own_picker(request_: HttpRequest):
    assert 'type="date"' in drawn('<c-form-field :field="form.happened_on" />', request_)


def test_required_and_optional_are_said_in_words(request_: HttpRequest):
    assert "必填" in drawn('<c-form-field :field="form.name" />', request_)
    assert "选填" in drawn('<c-form-field :field="form.people" />', request_)


def test_a_form_without_faults_has_no_summary(request_: HttpRequest):
    assert not drawn('<c-error-summary :form="form" />', request_).strip()


def test_text_from_people_is_escaped(request_: HttpRequest):
    html = draw(
        {
            "title": "",
            "code": '<c-notice title="{{ said }}">{{ said }}</c-notice>',
            "context": {"said": "<b>x"},
        },
        1,
        request_,
    )
    assert "<b>x" not in html
    assert html.count("&lt;b&gt;x") == 2
