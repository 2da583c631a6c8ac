"""What the builder's pages show of a condition or a sum means the same when it comes back from them."""

from itertools import product
from typing import Any

import pytest

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.conditions import holds
from zhichi.foundation.forms.rules.editor_conditions import conditions_of, when_rows
from zhichi.foundation.forms.rules.editor_formulas import formula_of, formula_rows
from zhichi.foundation.forms.rules.formulas import result

A, B, C = ({"field": name, "is": "yes"} for name in "abc")
ONE_OF = {"field": "k", "in": ["o1", "o2"]}
WHENS: list[dict[str, Any]] = [
    A,
    ONE_OF,
    {"field": "k", "in": ["o1"]},
    {"all": [A, B, C]},
    {"any": [A, ONE_OF]},
    {"all": [A, ONE_OF]},
    {"all": [A, {"any": [B, C]}]},
    {"any": [{"all": [A, B]}, {"all": [B, C]}, C]},
    {"all": [{"any": [A, B]}, {"any": [B, ONE_OF]}, {"field": "c", "filled": False}]},
    {"all": [{"all": [A, B]}, C]},
]
FORMULAS: list[dict[str, Any]] = [
    {"field": "n"},
    {"op": "sum", "of": [{"field": "n"}, {"number": 2}, {"field": "m"}]},
    {"op": "difference", "of": [{"op": "product", "of": [{"field": "n"}, {"number": 3}]}, {"field": "m"}]},
    {"op": "difference", "of": [{"field": "m"}, {"op": "sum", "of": [{"field": "n"}, {"number": 1}]}]},
    {"op": "product", "of": [{"field": "n"}, {"field": "m"}, {"op": "sum", "of": [{"field": "n"}, {"number": 1}]}]},
]  # fmt: skip


@pytest.mark.parametrize("when", WHENS, ids=str)
def test_a_condition_comes_back_with_the_same_meaning(when: dict[str, Any]) -> None:
    rows = when_rows(when)
    assert "kept_when" not in rows
    again = conditions_of(rows, when)
    for a, b, c, k in product(("yes", "no", None), ("yes", "no"), ("yes", None), ("o1", "o2", "o3", None)):
        answers = {"a": a, "b": b, "c": c, "k": k}
        assert holds(again, answers) == holds(when, answers)


@pytest.mark.parametrize("formula", FORMULAS, ids=str)
def test_a_sum_comes_back_with_the_same_value(formula: dict[str, Any]) -> None:
    rows = formula_rows(formula)
    assert "kept_formula" not in rows
    again = formula_of(rows, formula)
    assert again is not None
    for n, m in product((0, 2, 7), (1, 5)):
        answers = {"n": n, "m": m}
        assert result(again, FieldType.NUMBER, answers) == result(formula, FieldType.NUMBER, answers)


def test_a_second_round_changes_nothing_more() -> None:
    for when in WHENS:
        once = conditions_of(when_rows(when), when)
        assert conditions_of(when_rows(once), once) == once


def test_what_four_groups_would_need_is_kept_as_it_is() -> None:
    many = {"all": [{"any": [A, B]}, {"any": [B, C]}, {"any": [A, C]}, C]}
    assert when_rows(many) == {"kept_when": "keep"}
    assert conditions_of({"kept_when": "keep"}, many) == many
    assert conditions_of({"kept_when": "drop"}, many) is None
