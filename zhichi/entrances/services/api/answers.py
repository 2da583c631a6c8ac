"""The answers of a filing: their JSON Schema, and their check, every fault at once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.cases.public import asked_form
from zhichi.foundation.forms.public import AnswersError, clean_form, schema_for
from zhichi.foundation.procedures.public import AnswerError, Field, FieldType, Procedure, clean_answers

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXTS = frozenset({FieldType.TEXT, FieldType.LONGTEXT})


def asked_of(fields: Iterable[Field]) -> tuple[Field, ...]:
    """What can be answered in JSON; papers are handed in on the page of the case."""
    return tuple(field for field in fields if field.type != FieldType.FILES)


def schema_for_filing(procedure: Procedure) -> dict[str, Any]:
    """The JSON Schema of a filing's answers: of the form the procedure names, or of its own fields."""
    form = asked_form(procedure)
    return schema_for(form, files_later=True) if form else schema_of(procedure.filing.fields)


def check_filing(
    given: Mapping[str, Any], procedure: Procedure, *, on: date
) -> tuple[dict[str, Any], dict[str, str]]:
    """Clean answers by field name, and every fault by `answers.<place>`."""
    form = asked_form(procedure)
    if form is None:
        return check(given, procedure.filing.fields)
    try:
        return clean_form(form, given, on=on), {}
    except AnswersError as error:
        return {}, {f"answers.{fault.path}".rstrip("."): fault.sentence for fault in error.faults}


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
        limit = field.longest
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
    """Clean answers by field name, and every fault by `answers.<name>`."""
    asked = {field.name: field for field in asked_of(fields)}
    faults = {f"answers.{name}": "没有这一项，请删去。" for name in given if name not in asked}
    cleaned: dict[str, Any] = {}
    for name, field in asked.items():
        try:
            cleaned |= clean_answers([field], {name: given.get(name)})
        except AnswerError as error:
            faults[f"answers.{name}"] = str(error)
    return cleaned, faults
