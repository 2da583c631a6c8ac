"""JSON Schema 2020-12 of the answers to a form, and the layout of its page: both follow from the document alone."""

from collections.abc import Callable
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules import limits, patterns
from zhichi.foundation.forms.rules.conditions import schema_if
from zhichi.foundation.forms.rules.days import bounds_said
from zhichi.foundation.forms.rules.reading import read
from zhichi.foundation.forms.rules.shape import Document, Form, FormField, Section, When

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schema_of(document: Document) -> Schema:
    """The schema of a document's answers; FormatChecker needs the formats of `rules.formats`."""
    return schema_of_form(read(document))


def schema_of_form(form: Form, *, files_later: bool = False) -> Schema:
    """The schema; `files_later` leaves out the files, where they are handed in afterwards."""
    asked = [(s, f) for s, f in form.placed if not (files_later and f.type == FieldType.FILE)]
    always = [field.name for section, field in asked if _must(field) and not _conditions(section, field)]
    schema: Schema = {
        "$schema": DIALECT,
        "title": form.title,
        "type": "object",
        "properties": {field.name: described(field) for _, field in asked},
        "required": always,
        "additionalProperties": False,
    }
    clauses = _clauses(form, asked)
    return {**schema, "allOf": clauses} if clauses else schema


def _must(field: FormField) -> bool:
    return field.required and field.type != FieldType.CALCULATED


def _conditions(section: Section, field: FormField) -> list[When]:
    return [when for when in (section.when, field.when) if when is not None]


def _clauses(form: Form, asked: list[tuple[Section, FormField]]) -> list[Schema]:
    """One if/then/else for each condition: then it is demanded, else it may not be there."""
    grouped: dict[str, tuple[Schema, list[FormField]]] = {}
    for section, field in asked:
        conditions = _conditions(section, field)
        if conditions:
            parts = [schema_if(when, form.fields) for when in conditions]
            told = parts[0] if len(parts) == 1 else {"allOf": parts}
            grouped.setdefault(str(told), (told, []))[1].append(field)
    clauses = []
    for told, fields in grouped.values():
        clause: Schema = {"if": told}
        if must := [field.name for field in fields if _must(field)]:
            clause["then"] = {"required": must}
        clauses.append({**clause, "else": {"properties": {field.name: False for field in fields}}})
    return clauses


def described(field: FormField) -> Schema:
    """The schema of one answer, with its words for whoever fills it in by machine."""
    told: Schema = {"title": field.title, **SHAPES[field.type](field)}
    if words := "".join(filter(None, [field.help, bounds_said(field)])):
        told["description"] = words
    if field.options:
        told["x-labels"] = field.labels
    return told


def _text(field: FormField) -> Schema:
    lines = field.type == FieldType.LONGTEXT
    longest = field.maximum or (limits.LONGTEXT if lines else limits.TEXT)
    return _words(longest, patterns.CONTROLS_BUT_LINES if lines else patterns.CONTROLS)


def _words(longest: int, unseen: str = patterns.CONTROLS) -> Schema:
    return {
        "type": "string",
        "maxLength": longest,
        "pattern": patterns.SOMETHING,
        "not": {"pattern": unseen},
    }


def _number(field: FormField) -> Schema:
    least = -limits.GREATEST if field.minimum is None else field.minimum
    most = limits.GREATEST if field.maximum is None else field.maximum
    return {"type": "integer", "minimum": least, "maximum": most}


def _money(field: FormField) -> Schema:
    most = limits.DEAREST if field.maximum is None else field.maximum
    return {"type": "string", "pattern": patterns.money_pattern(field.minimum or 0, most)}


def _date(field: FormField) -> Schema:
    """A day; what it is held against stands beside it (`rules.days`), for JSON Schema knows no bounds of dates."""
    bounds = {"x-notBefore": field.earliest, "x-notAfter": field.latest}
    told = {word: bound for word, bound in bounds.items() if bound is not None}
    return {"type": "string", "pattern": patterns.DAY, "format": "date", **told}


def _choices(field: FormField) -> Schema:
    values = [value for value, _ in field.options]
    most = field.maximum or len(values)
    return {
        "type": "array",
        "items": {"enum": values},
        "uniqueItems": True,
        "minItems": max(1, field.minimum or 1),
        "maxItems": most,
    }


def _person(field: FormField) -> Schema:
    parts = {
        "name": _words(limits.PERSON_NAME),
        "phone": SHAPES[FieldType.PHONE](field),
        "id_number": SHAPES[FieldType.ID](field),
    }
    return _object(parts, ["name"])


def _signature(field: FormField) -> Schema:
    """Typed, and agreed to; `drawn` is the SHA-256 of the picture where it was also drawn."""
    drawn = {"type": "string", "pattern": patterns.SHA256, "readOnly": True}
    parts = {"name": _words(limits.PERSON_NAME), "agreed": {"const": True}, "drawn": drawn}
    return _object(parts, ["name", "agreed"])


def _table(field: FormField) -> Schema:
    row = _object(
        {column.name: described(column) for column in field.columns},
        [column.name for column in field.columns if column.required],
    )
    return {
        "type": "array",
        "items": {**row, "minProperties": 1},
        "minItems": max(1, field.minimum or 1),
        "maxItems": field.maximum or limits.ROWS,
    }


def _object(parts: Schema, required: list[str]) -> Schema:
    return {"type": "object", "properties": parts, "required": required, "additionalProperties": False}


def _calculated(field: FormField) -> Schema:
    if field.unit == FieldType.MONEY:
        return {"type": "string", "pattern": patterns.RESULT, "readOnly": True}
    return {"type": "integer", "minimum": -limits.GREATEST, "maximum": limits.GREATEST, "readOnly": True}


SHAPES: dict[FieldType, Callable[[FormField], Schema]] = {
    FieldType.TEXT: _text,
    FieldType.LONGTEXT: _text,
    FieldType.NUMBER: _number,
    FieldType.MONEY: _money,
    FieldType.DATE: _date,
    FieldType.ID: lambda field: {"type": "string", "pattern": patterns.CITIZEN_ID, "format": "cn-citizen-id"},
    FieldType.PHONE: lambda field: {"type": "string", "maxLength": 24, "format": "cn-phone"},
    FieldType.USCC: lambda field: {"type": "string", "pattern": patterns.USCC, "format": "cn-uscc"},
    FieldType.REGION: lambda field: {
        "type": "string",
        "pattern": patterns.REGIONS.get(field.minimum or 0, patterns.REGION),
        "format": "cn-region",
    },
    FieldType.POINT: lambda field: {"type": "string", "maxLength": 60, "format": "zhichi-point"},
    FieldType.PERSON: _person,
    FieldType.CHOICE: lambda field: {"enum": [value for value, _ in field.options]},
    FieldType.CHOICES: _choices,
    FieldType.YES_NO: lambda field: {"enum": ["yes", "no"]},
    FieldType.TABLE: _table,
    FieldType.FILE: lambda field: {"type": "integer", "minimum": 1, "maximum": field.maximum or limits.FILES},
    FieldType.SIGNATURE: _signature,
    FieldType.STATEMENT: lambda field: {"const": True},
    FieldType.CALCULATED: _calculated,
}


def layout_of(document: Document) -> dict[str, Any]:
    """What stands where: sections and fields in their order, with the words of the page."""
    return {
        "title": document["title"],
        "intro": document.get("intro", ""),
        "sections": [
            {
                "name": section["name"],
                "title": section["title"],
                "help": section.get("help", ""),
                "fields": [
                    {"name": field["name"], "type": field["type"], "help": field.get("help", "")}
                    for field in section["fields"]
                ],
            }
            for section in document["sections"]
        ],
    }
