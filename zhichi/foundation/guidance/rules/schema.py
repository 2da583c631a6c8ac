"""The shape of a way's document, `zhichi-way/1` (docs/reference/way.md)."""

from typing import Any, Final

TEXT: Final = {"type": "string", "minLength": 1, "maxLength": 300}
WORDS: Final = {"type": "array", "items": TEXT}
KEY: Final = {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,39}$"}


def _object(required: dict[str, Any], **further: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **further},
        "additionalProperties": False,
    }


def _many(of: Any, least: int = 1) -> dict[str, Any]:
    return {"type": "array", "minItems": least, "items": of}


OPTION = _object({"value": KEY, "title": TEXT}, note=TEXT)
QUESTION = _object({"key": KEY, "ask": TEXT, "options": _many(OPTION, 2)}, hint=TEXT)
CONDITIONS = {"type": "object", "propertyNames": KEY, "additionalProperties": _many(KEY)}
ROW = _object({"when": CONDITIONS, "outcome": KEY, "because": TEXT})
AIM = _object({"item": KEY, "why": TEXT})
PHONE = _object({"number": {"type": "string", "pattern": "^[0-9-]{3,20}$"}, "whose": TEXT})
OUTCOME = _object(
    {"title": TEXT, "items": _many(AIM, 0), "basis": WORDS},
    first=WORDS,
    bring=WORDS,
    next=WORDS,
    phones=_many(PHONE),
    check=KEY,
    # What nobody learned in the law has checked yet, as short words; shown as a doubt, not stated.
    unsure=WORDS,
)
SCHEMA: Final = _object(
    {
        "format": {"const": "zhichi-way/1"},
        "code": {"type": "string", "pattern": "^[a-z][a-z0-9]{0,39}$"},
        "group": TEXT,
        "order": {"type": "integer"},
        "title": TEXT,
        "summary": TEXT,
        "questions": _many(QUESTION),
        "rows": _many(ROW),
        "outcomes": {
            "type": "object",
            "propertyNames": KEY,
            "minProperties": 1,
            "additionalProperties": OUTCOME,
        },
        "source": TEXT,
    },
    words=WORDS,
)
