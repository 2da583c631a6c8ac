"""JSON Schema (2020-12) of a template document."""

from typing import Any

from zhichi.foundation.papers.enums import Layout, Retention, SealKind

NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}
LONGEST_BODY, MOST_FIELDS = 20_000, 30
# What whoever issues a paper can be asked; files and people are the procedure's to ask.
ASKABLE = ("text", "longtext", "number", "money", "date", "choice")


def _text(most: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": most}


FIELD: dict[str, Any] = {
    "type": "object",
    "required": ["name", "type", "title"],
    "additionalProperties": False,
    "properties": {
        "name": NAME,
        "type": {"enum": list(ASKABLE)},
        "title": _text(80),
        "required": {"type": "boolean"},
        "hint": {"type": "string", "maxLength": 200},
        "initial": {"type": ["string", "integer"]},
        "minimum": {"type": "integer"},
        "maximum": {"type": "integer"},
        "options": {"type": "object", "minProperties": 1, "additionalProperties": _text(80)},
    },
}
TEMPLATE: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["format", "key", "title", "kind", "body", "basis"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": "zhichi-paper/1"},
        "key": {"type": "string", "pattern": "^[a-z][a-z0-9_.]*$", "maxLength": 60},
        "title": _text(80),
        "kind": NAME,
        "record": {"type": "string", "pattern": "^([a-z][a-z0-9_.]*|[*])$", "maxLength": 60},
        "number": _text(60),
        "version": {"type": "integer", "minimum": 1},
        "effective_from": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        "layout": {"enum": list(Layout.values)},
        "seal": {"enum": list(SealKind.values)},
        "copies": {"type": "integer", "minimum": 1, "maximum": 20},
        "retention": {"enum": list(Retention.values)},
        "given": {"type": "boolean"},
        "signed": {"type": "boolean"},
        "basis": {"type": "string", "maxLength": 200},
        # What is not sure yet: until somebody has looked it up, the paper is not issued.
        "uncertain": _text(200),
        "heading": _text(200),
        "signer": _text(60),
        "urgency": _text(60),
        "to": {"type": "string", "maxLength": 200},
        "copy_to": {"type": "string", "maxLength": 200},
        "states": {"type": "array", "items": NAME, "uniqueItems": True},
        "fields": {"type": "array", "items": FIELD, "maxItems": MOST_FIELDS},
        "body": _text(LONGEST_BODY),
    },
}
