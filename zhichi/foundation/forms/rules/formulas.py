"""Calculations as data: a small tree over numbers and sums of money, read and never run as code.

{"field": name} | {"number": 3} | {"table": name, "column": name} (the sum of a column)
{"op": "sum", "of": [..]} | {"op": "difference", "of": [a, b]} | {"op": "product", "of": [..]}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.shape import FormField

OPS = ("sum", "difference", "product")
Fields = Mapping[str, FormField]
Formula = Mapping[str, Any]
NUMBER, MONEY = FieldType.NUMBER, FieldType.MONEY


class FormulaError(ValueError):
    """A formula that makes no sense: one Chinese sentence."""


def kind_of(formula: Formula, fields: Fields) -> FieldType:
    """Whether a formula comes to a number or to money; raises FormulaError when its parts do not go together."""
    if "number" in formula:
        return NUMBER
    if "op" not in formula:
        return _kind_of_leaf(formula, fields)
    kinds = [kind_of(part, fields) for part in formula["of"]]
    if formula["op"] == "product":
        if kinds.count(MONEY) > 1:
            raise FormulaError("钱不能乘以钱。")
        return MONEY if MONEY in kinds else NUMBER
    if len(set(kinds)) > 1:
        raise FormulaError("钱和数不能相加减。")
    return kinds[0]


def _kind_of_leaf(formula: Formula, fields: Fields) -> FieldType:
    name = formula.get("table", formula.get("field"))
    field = fields.get(name) if isinstance(name, str) else None
    if field is None:
        raise FormulaError(f"算式只能用前面的填写项，前面没有“{str(name)[:40]}”。")
    if "table" in formula:
        field = next((one for one in field.columns if one.name == formula.get("column")), None)
        if field is None:
            raise FormulaError(f"表格里没有“{str(formula.get('column'))[:40]}”这一列。")
    kind = field.unit if field.type == FieldType.CALCULATED else field.type
    if kind not in {NUMBER, MONEY}:
        raise FormulaError(f"“{field.title}”不是数字，也不是金额，不能计算。")
    return kind


def leaves(formula: Formula) -> Iterator[str]:
    """Names of the fields that a formula looks at."""
    for part in formula.get("of", ()):
        yield from leaves(part)
    for word in ("field", "table"):
        if word in formula:
            yield str(formula[word])


def result(formula: Formula, unit: FieldType, answers: Mapping[str, Any]) -> int | str | None:
    """What the formula comes to; None while nothing it looks at has been answered. Empty ones count as nothing."""
    if not any(answers.get(name) is not None for name in leaves(formula)):
        return None
    value = _value(formula, answers)
    return f"{value:.2f}" if unit == MONEY else int(value)


def _value(formula: Formula, answers: Mapping[str, Any]) -> Decimal:
    if "number" in formula:
        return Decimal(formula["number"])
    if "table" in formula:
        rows = answers.get(formula["table"])
        cells = (
            [row.get(formula["column"]) for row in rows if isinstance(row, Mapping)]
            if isinstance(rows, list)
            else []
        )
        return sum((_amount(cell) for cell in cells), Decimal(0))
    if "field" in formula:
        return _amount(answers.get(formula["field"]))
    parts = [_value(part, answers) for part in formula["of"]]
    total = parts[0]
    for part in parts[1:]:
        if formula["op"] == "sum":
            total += part
        elif formula["op"] == "difference":
            total -= part
        else:
            total *= part
    return total


def _amount(value: Any) -> Decimal:
    """The value of an answer; what could not be read counts as nothing, and is told at its own place."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return Decimal(0)
    try:
        amount = Decimal(value)
    except ArithmeticError:
        return Decimal(0)
    return amount if amount.is_finite() and abs(amount) < Decimal(10) ** 16 else Decimal(0)
