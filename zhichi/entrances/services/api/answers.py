"""The answers of a filing: their JSON Schema, and their check by the same form as the citizen's page."""

from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.foundation.cases.public import FieldsForm
from zhichi.foundation.procedures.public import Field, FieldType

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What canonical JSON holds exactly (RFC 8785, §3.2.2.3).
GREATEST = 2**53 - 1
TEXTS = frozenset({FieldType.TEXT, FieldType.LONGTEXT})
# Which JSON types a kind of field takes, and how that is said. bool is an int to Python: see `fits`.
TAKES: dict[str, tuple[tuple[type, ...], str]] = {
    FieldType.NUMBER: ((int, str), "整数"),
    FieldType.MONEY: ((int, str), '用文字写的金额，例如 "1200.50"'),
    FieldType.CHOICES: ((list,), "由选项组成的列表"),
    FieldType.YES_NO: ((bool, str), "true 或 false"),
    FieldType.STATEMENT: ((bool,), "true 或 false"),
}
TEXT = ((str,), "文字")


def asked_of(fields: Iterable[Field]) -> tuple[Field, ...]:
    """What can be answered in JSON; papers are handed in on the page of the case."""
    return tuple(field for field in fields if field.type != FieldType.FILES)


def schema_of(fields: Iterable[Field]) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an object of answers."""
    asked = asked_of(fields)
    return {
        "$schema": DIALECT,
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in asked if field.required],
        "properties": {field.name: _described(field) for field in asked},
    }


def _described(field: Field) -> dict[str, Any]:
    described = {"title": field.title, **_shape(field)}
    if field.hint:
        described["description"] = field.hint
    if field.options:
        described["x-labels"] = dict(field.options)
    return described


def _shape(field: Field) -> dict[str, Any]:
    codes = [code for code, _ in field.options]
    if field.type in TEXTS:
        limit = field.maximum or (4000 if field.type == FieldType.LONGTEXT else 200)
        return {"type": "string", "maxLength": limit, "minLength": 1 if field.required else 0}
    if field.type == FieldType.NUMBER:
        bounds = {"minimum": field.minimum, "maximum": field.maximum}
        return {"type": "integer"} | {name: bound for name, bound in bounds.items() if bound is not None}
    if field.type == FieldType.CHOICES:
        return {"type": "array", "uniqueItems": True, "items": {"enum": codes}}
    if field.type == FieldType.CHOICE:
        return {"enum": codes if field.required else [*codes, ""]}
    shapes: dict[str, dict[str, Any]] = {
        FieldType.MONEY: {"type": "string", "pattern": r"^[0-9]{1,12}(\.[0-9]{1,2})?$"},
        FieldType.DATE: {"type": "string", "format": "date"},
        FieldType.YES_NO: {"type": "boolean"},
        FieldType.STATEMENT: {"type": "boolean"},
    }
    return shapes.get(field.type, {"type": "string"})


def check(given: Mapping[str, Any], fields: Iterable[Field]) -> tuple[dict[str, Any], dict[str, str]]:
    """Clean answers by field name, and faults by `answers.<name>`; one of the two is empty."""
    asked = {field.name: field for field in asked_of(fields)}
    faults = {f"answers.{name}": "没有这一项，请删去。" for name in given if name not in asked}
    for name, field in asked.items():
        if given.get(name) is not None and not fits(given[name], field):
            faults[f"answers.{name}"] = f"“{field.title}”应当是{TAKES.get(field.type, TEXT)[1]}。"
    if faults:
        return {}, faults
    data = {name: _as_typed(value, asked[name]) for name, value in given.items()}
    form = FieldsForm(data, asked=asked.values())
    if form.is_valid():
        return form.answers(), {}
    return {}, {f"answers.{name}": str(said[0]) for name, said in form.errors.items()}


def fits(value: Any, field: Field) -> bool:
    """Whether a JSON value has a type that this kind of field takes."""
    types, _ = TAKES.get(field.type, TEXT)
    if isinstance(value, bool):
        return bool in types
    if isinstance(value, int):
        return int in types and abs(value) <= GREATEST
    if isinstance(value, list):
        return list in types and all(isinstance(item, str) for item in value)
    return isinstance(value, types)


def _as_typed(value: Any, field: Field) -> Any:
    """A JSON value as the page's form would send it."""
    if field.type == FieldType.YES_NO and isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
