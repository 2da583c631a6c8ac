"""What `clean_form` accepts satisfies the schema, and what satisfies the schema is accepted: by generated answers."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from zhichi.foundation.forms.rules import AnswersError, Fault, Judge, read
from zhichi.foundation.forms.rules.formats import checker
from zhichi.foundation.forms.tests.factories import SOUND, whole_document

FORM = read(whole_document())
JUDGE = Judge(FORM, {})
BARE = Draft202012Validator(JUDGE.schema, format_checker=checker({}))

WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "o1", "o2", "o3", "yes", "no", "12", "１２", "1,200.50", "0.1", "-3", "9999999999999"]
    ),
    st.sampled_from(
        ["13800138000", "138 0013 8000", "37081119800101001x", "2026-11-23", "2026年2月30日", "a\nb"]
    ),
)
SCALARS = st.one_of(
    WORDS,
    st.integers(-(2**60), 2**60),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
)
ROWS = st.dictionaries(st.sampled_from(["who", "age", "gets", "x"]), SCALARS, max_size=4)
PEOPLE = st.dictionaries(st.sampled_from(["name", "phone", "id_number", "agreed", "x"]), SCALARS, max_size=3)
VALUES = st.one_of(SCALARS, st.lists(WORDS, max_size=3), st.lists(ROWS, max_size=5), PEOPLE)
NAMES = [*FORM.fields, "stranger"]
ANSWERS = st.one_of(
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8).map(lambda part: {**SOUND, **part}),
    st.dictionaries(st.sampled_from(NAMES), VALUES),
)


def faults_in(answers: dict[str, Any]) -> tuple[Fault, ...]:
    try:
        JUDGE.clean(answers, {})
    except AnswersError as error:
        return error.faults
    return ()


@settings(max_examples=400, deadline=None)
@given(ANSWERS)
def test_what_is_accepted_satisfies_the_schema_and_stays_as_it_is(answers: dict[str, Any]) -> None:
    faults = faults_in(answers)
    if faults:
        assert all(fault.sentence.endswith("。") for fault in faults)
        return
    cleaned = JUDGE.clean(answers, {})
    assert BARE.is_valid(json.loads(json.dumps(cleaned)))
    assert JUDGE.clean(cleaned, {}) == cleaned


@settings(max_examples=400, deadline=None)
@given(ANSWERS)
def test_what_satisfies_the_schema_is_accepted(answers: dict[str, Any]) -> None:
    if BARE.is_valid(answers):
        files = {"paper": answers["paper"]} if "paper" in answers else {}
        JUDGE.clean(answers, files)


@settings(max_examples=400, deadline=None)
@given(ANSWERS)
def test_the_quick_judge_and_jsonschema_agree(answers: dict[str, Any]) -> None:
    assert JUDGE.accepts(answers) == BARE.is_valid(answers)
    prepared = JUDGE.prepared(answers, {})
    assert JUDGE.accepts(prepared) == BARE.is_valid(prepared)


def test_the_sound_answers_are_sound() -> None:
    assert JUDGE.clean(SOUND, {}) == SOUND
