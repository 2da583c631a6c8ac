"""A place is asked for step by step down to the village, without script; twelve digits are kept and checked here."""

from typing import Any

import pytest
from django.template.loader import render_to_string

from tests.cast import City
from zhichi.foundation.forms.public import AnswersForm, Choosing, clean_form, shown_answers
from zhichi.foundation.forms.rules import AnswersError, Form, faults_of_form, read
from zhichi.foundation.forms.rules.editor import answers_of, field_editor, field_of
from zhichi.foundation.forms.tests.factories import AT, ask, document, whole_document
from zhichi.foundation.regions.public import Level, Region

pytestmark = pytest.mark.django_db
COUNTY = "370811000000"


def where(**more: Any) -> Form:
    return read(document(ask("home", "region", "住在哪里", **more)))


def asked(sent: dict[str, str] | None, form: Form, **more: Any) -> AnswersForm:
    return AnswersForm(sent, form=form, choosing=Choosing(city="370800000000", at=AT), **more)


def drawn(form: AnswersForm) -> str:
    return render_to_string("forms/answers.html", {"form": form})


@pytest.fixture
def village(city: City) -> Region:
    return Region.objects.filter(level=Level.VILLAGE, code__startswith="370811").order_by("code")[0]


def test_each_list_comes_after_the_choice_before_it(village: Region) -> None:
    township = village.parent_id
    first = drawn(asked(None, where()))
    assert 'name="home-county"' in first
    assert 'name="home-township"' not in first
    assert "列出下一级" in first
    second = asked({"home-county": COUNTY, "_refresh": "home", "_asked": "home"}, where())
    assert not second.errors
    assert f'<option value="{township}">' in drawn(second)
    third = drawn(asked({"home-county": COUNTY, "home-township": township, "_refresh": "yes"}, where()))
    assert f'<option value="{village.code}">{village.name}</option>' in third
    assert "列出下一级" not in third


def test_the_smallest_place_is_the_answer_and_told_in_full(village: Region) -> None:
    sent = {"home-county": COUNTY, "home-township": village.parent_id, "home-village": village.code}
    form = asked({**sent, "_asked": "home"}, where(minimum=5))
    assert form.is_valid(), form.errors
    assert form.answers() == {"home": village.code}
    assert shown_answers(form.asked, form.answers())[0]["value"] == village.full_name
    again = drawn(asked(None, where(), initial=form.answers()))
    assert f'<option value="{village.code}" selected>' in again


def test_a_list_that_was_not_seen_yet_is_shown_before_anything_is_taken(city: City) -> None:
    form = asked({"home-county": COUNTY, "_asked": "home"}, where())
    assert form.non_field_errors() == ["按您的回答，还要看一看下面新出现的：“住在哪里：乡镇、街道”。"]
    seen = asked({"home-county": COUNTY, "home-township": "", "_asked": "home"}, where())
    assert seen.is_valid()
    assert seen.answers() == {"home": COUNTY}


def test_a_choice_below_another_county_is_forgotten(village: Region) -> None:
    sent = {"home-county": "370812000000", "home-township": village.parent_id, "home-village": village.code}
    form = asked({**sent, "_refresh": "yes"}, where())
    assert form.known == {"home": "370812000000"}


@pytest.mark.parametrize(
    ("minimum", "code", "words"),
    [
        (5, "370811002000", "“住在哪里”要选到村、社区。"),
        (4, COUNTY, "“住在哪里”要选到乡镇、街道。"),
        (None, "370811999000", "“住在哪里”请从列表里选一个地方。"),
        (5, "37081100299", "“住在哪里”请从列表里选一个地方。"),
    ],
)
def test_what_is_sent_is_checked_here(city: City, minimum: int | None, code: str, words: str) -> None:
    with pytest.raises(AnswersError, match=words):
        clean_form(where(minimum=minimum), {"home": code})
    assert asked({"home": code}, where(minimum=minimum)).errors["home"] == [words]


def test_a_place_is_asked_down_to_a_level_of_three() -> None:
    assert faults_of_form(document(ask("home", "region", minimum=5))) == []
    for bound in ({"minimum": 2}, {"maximum": 5}):
        assert faults_of_form(document(ask("home", "region", **bound)))


def test_lists_are_read_once_whatever_the_number_of_fields(
    city: City, django_assert_num_queries: Any
) -> None:
    fields = whole_document()["sections"][0]["fields"]
    form = read(document(*(ask(f"r{n}", "region", required=False) for n in range(5)), *fields))
    with django_assert_num_queries(2):
        page = drawn(asked(None, form, initial={f"r{n}": COUNTY for n in range(5)}))
    assert page.count("任城区</option>") == 5


def test_how_far_down_a_place_must_go_is_picked_in_the_builder() -> None:
    held = ask("home", "region", minimum=5)
    page = AnswersForm(None, form=read(field_editor([], held)), initial=answers_of(held))
    assert '<option value="5" selected>村、社区</option>' in drawn(page)
    given = {**answers_of(held), "reach": "4"}
    assert field_of(given, held)["minimum"] == 4
    assert "minimum" not in field_of(
        {word: given[word] for word in given if word not in {"reach", "minimum"}}, held
    )
