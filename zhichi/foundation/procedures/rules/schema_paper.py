"""JSON Schema (2020-12) of a paper that an act makes."""

from typing import Any

from zhichi.foundation.procedures.enums import Addressee, Issuer, PaperSort, Span

TEXT = {"type": "string", "minLength": 1}


def at_most(characters: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": characters}


REMEDY: dict[str, Any] = {
    "type": "object",
    "required": ["way", "body", "article"],
    "additionalProperties": False,
    "properties": {
        "way": at_most(30),
        "body": at_most(60),
        "n": {"type": "integer", "minimum": 1, "maximum": 1000},
        "unit": {"enum": list(Span.values)},
        "article": at_most(200),
    },
    # So many of what.
    "dependentRequired": {"n": ["unit"], "unit": ["n"]},
}
RECORD: dict[str, Any] = {
    "type": "object",
    "required": ["key", "title"],
    "additionalProperties": False,
    "properties": {
        "key": {"type": "string", "pattern": "^[a-z][a-z0-9_.]*$", "maxLength": 60},
        "title": at_most(80),
        # With place and year filled in it is a column of 80.
        "number": at_most(60),
        "given": {"type": "boolean"},
        "sort": {"enum": list(PaperSort.values)},
        "to": {"enum": list(Addressee.values)},
        "text": {"type": "array", "items": at_most(1000), "minItems": 1, "maxItems": 30},
        "remedy": {"type": "array", "items": REMEDY, "minItems": 1, "maxItems": 5},
        "issuer": {"enum": list(Issuer.values)},
        "seal": {"type": "boolean"},
        # To be served by one of the ways of the law: until then the case does not end; within which limit.
        "serve": {"type": "boolean"},
        "serve_within": at_most(60),
        "attachments": {"type": "array", "items": at_most(100), "minItems": 1, "maxItems": 20},
    },
}
