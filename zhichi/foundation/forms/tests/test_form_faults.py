"""What makes a form unsound: each fault with its place and a sentence."""

from copy import deepcopy
from typing import Any

import pytest

from zhichi.foundation.forms.public import faults_of_form
from zhichi.foundation.forms.rules import limits
from zhichi.foundation.forms.tests.factories import ask, document, options, whole_document

NUMBER = ask("n", "number")
KIND = ask("kind", "choice", options=options("甲", "乙"))


def nested(depth: int) -> Any:
    inner: Any = {"field": "n", "filled": True}
    for _ in range(depth):
        inner = {"all": [inner]}
    return inner


UNSOUND = [
    ("unknown type", document(ask("a", "colour")), "sections.0.fields.0.type"),
    ("no purpose", document({**ask("a", "text"), "purpose": " "}), "sections.0.fields.0.purpose"),
    ("no basis", document({k: v for k, v in ask("a", "text").items() if k != "basis"}), "sections.0.fields.0.basis"),
    ("a name twice", document(ask("a", "text"), ask("a", "date")), "sections.0.fields.1.name"),
    ("a name in Chinese", document(ask("姓名", "text")), "sections.0.fields.0.name"),
    ("a name the pages use", document(ask("parts", "text")), "sections.0.fields.0.name"),
    ("looks at itself", document(ask("a", "text", when={"field": "a", "filled": True})), "sections.0.fields.0.when"),
    (
        "looks at a later field",
        document(ask("a", "text", when={"field": "n", "at_least": 1}), NUMBER),
        "sections.0.fields.0.when",
    ),
    (
        "in a circle",
        document(ask("a", "text", when={"field": "b", "filled": True}), ask("b", "text", when={"field": "a", "filled": True})),
        "sections.0.fields.0.when",
    ),
    ("looks at nothing", document(ask("a", "text", when={"field": "zz", "is": 1})), "sections.0.fields.0.when"),
    ("a value nobody can answer", document(KIND, ask("a", "text", when={"field": "kind", "is": "x"})), "sections.0.fields.1.when"),
    ("two relations", document(KIND, ask("a", "text", when={"field": "kind", "is": "o1", "not": "o2"})), "sections.0.fields.1.when"),
    ("measures words", document(ask("t", "text"), ask("a", "text", when={"field": "t", "at_least": 2})), "sections.0.fields.1.when"),
    ("too deep", document(NUMBER, ask("a", "text", when=nested(6))), "sections.0.fields.1.when.all.0.all.0.all.0"),
    ("sum of words", document(ask("t", "text"), ask("s", "calculated", formula={"field": "t"})), "sections.0.fields.1.formula"),
    (
        "money and numbers added",
        document(NUMBER, ask("m", "money"), ask("s", "calculated", formula={"op": "sum", "of": [{"field": "n"}, {"field": "m"}]})),
        "sections.0.fields.2.formula",
    ),
    ("code in a formula", document(ask("s", "calculated", formula="n*2")), "sections.0.fields.0.formula"),
    ("a formula of a later field", document(ask("s", "calculated", formula={"field": "n"}), NUMBER), "sections.0.fields.0.formula"),
    ("a choice of nothing", document(ask("a", "choice")), "sections.0.fields.0.options"),
    ("options of a text", document(ask("a", "text", options=options("甲"))), "sections.0.fields.0.options"),
    ("a table of nothing", document(ask("a", "table")), "sections.0.fields.0.columns"),
    ("a table in a table", document(ask("a", "table", columns=[ask("b", "table", columns=[NUMBER])])), "sections.0.fields.0.columns.0.type"),
    ("lower bound above the upper", document(ask("a", "number", minimum=5, maximum=1)), "sections.0.fields.0.minimum"),
    ("a bound of a date", document(ask("a", "date", maximum=3)), "sections.0.fields.0.maximum"),
    ("a pattern of one's own", document({**ask("a", "text"), "pattern": "(a+)+$"}), "sections.0.fields.0.pattern"),
    ("a wrong format", {**document(NUMBER), "format": "zhichi-form/9"}, "format"),
    ("no sections", {**document(NUMBER), "sections": []}, "sections"),
    ("not a mapping", ["x"], ""),
    ("a fraction", document(ask("a", "number", minimum=1.5)), ""),
    ("too many fields", document(*(ask(f"a{n}", "text") for n in range(limits.FIELDS + 1))), "sections"),
    ("too many sections", {**document(NUMBER), "sections": document(NUMBER)["sections"] * 21}, "sections"),
    ("too many options", document(ask("a", "choice", options=options(*map(str, range(101))))), "sections.0.fields.0.options"),
    ("too many columns", document(ask("a", "table", columns=[ask(f"c{n}", "text") for n in range(13)])), "sections.0.fields.0.columns"),
    ("too long a title", document(ask("a", "text", "长" * 101)), "sections.0.fields.0.title"),
    ("too large altogether", document(ask("a", "text", help="长" * 90_000)), ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "place"), [pytest.param(form, place, id=name) for name, form, place in UNSOUND]
)
def test_an_unsound_form_is_told_where_and_why(form: Any, place: str) -> None:
    faults = faults_of_form(form)
    assert place in [fault.path for fault in faults]
    assert all(fault.sentence.endswith("。") for fault in faults)


def test_a_form_with_everything_is_sound() -> None:
    assert faults_of_form(whole_document()) == []


def test_a_document_nested_without_end_is_refused_and_not_followed() -> None:
    bomb: dict[str, Any] = document(ask("a", "text"))
    part = bomb["sections"][0]
    for _ in range(5000):
        part["when"] = {"all": [{}]}
        part = part["when"]["all"][0]
    assert [fault.path for fault in faults_of_form(bomb)] == [""]


def test_a_wrong_field_is_no_ground_for_those_after_it() -> None:
    form = document({**NUMBER, "title": ""}, ask("a", "text", when={"field": "n", "at_least": 1}))
    places = [fault.path for fault in faults_of_form(form)]
    assert places == ["sections.0.fields.0.title", "sections.0.fields.1.when"]


def test_a_field_whose_purpose_is_not_written_yet_can_be_looked_at() -> None:
    form = document({**NUMBER, "purpose": ""}, ask("a", "text", when={"field": "n", "at_least": 1}))
    assert [fault.path for fault in faults_of_form(form)] == ["sections.0.fields.0.purpose"]


def test_a_circle_is_told_step_by_step_in_the_titles_of_the_form() -> None:
    form = document(
        ask("a", "yes_no", "甲", when={"field": "b", "is": "yes"}),
        ask("b", "yes_no", "乙", when={"all": [{"field": "c", "is": "yes"}, {"field": "b", "filled": True}]}),
        ask("c", "yes_no", "丙", when={"field": "a", "is": "yes"}),
        ask("d", "yes_no", "丁", when={"field": "e", "is": "yes"}),
        ask("e", "yes_no", "戊"),
    )
    told = {fault.path.removeprefix("sections.0.fields."): fault.sentence for fault in faults_of_form(form)}
    assert told["0.when"] == "这里要看“乙”，可是“乙”要看“丙”，“丙”要看“甲”，绕成圈了。请去掉其中一处。"
    assert told["1.when.all.1"] == "这里要看的“乙”就是它自己，会绕成圈，只能看前面的填写项。"
    assert told["3.when"] == "这里要看的“戊”排在后面，填到这里还没有答案。请把它移到前面。"


@pytest.mark.parametrize("part", ["sections", "key", "title"])
@pytest.mark.parametrize(
    "value", [None, 1, "", [], {}, [None], [{"fields": [None]}], [{"fields": [{"type": []}]}]]
)
def test_no_shape_of_a_document_breaks_the_check(part: str, value: Any) -> None:
    form = deepcopy(document(NUMBER))
    form[part] = value
    assert faults_of_form(form)
