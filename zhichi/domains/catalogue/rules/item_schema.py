"""JSON Schema (2020-12) of a `zhichi-item/1`: what a guide is rendered from (elements of domain.md §9.2)."""

from typing import Any

from zhichi.domains.catalogue.enums import (
    ActLevel,
    BodyNature,
    DayUnit,
    Handling,
    MaterialForm,
    MaterialSource,
    PowerType,
    Scope,
    ServedWhom,
    Way,
)

FORMAT = "zhichi-item/1"
TEXT = {"type": "string", "pattern": r"\S", "maxLength": 500}
SHORT = {"type": "string", "pattern": r"\S", "maxLength": 100}
MAYBE = {"type": "string", "maxLength": 500}
LINES = {"type": "array", "items": TEXT, "maxItems": 40}
NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 40}
PHONE = {"type": "string", "pattern": r"^$|^[0-9][0-9 \-]{2,19}$"}


def _object(needed: list[str], /, **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": needed,
        "additionalProperties": False,
        "properties": properties,
    }


SPAN = {"n": {"type": "integer", "minimum": 1, "maximum": 1000}, "unit": {"enum": DayUnit.values}}
MATERIAL = _object(
    ["name", "title", "source", "form", "required"],
    name=NAME,
    title=SHORT,
    source={"enum": MaterialSource.values},
    proof={"type": "string", "maxLength": 60},
    copies={"type": "integer", "minimum": 0, "maximum": 20},
    form={"enum": MaterialForm.values},
    required={"type": "boolean"},
    basis=MAYBE,
    note=MAYBE,
)
STEP = _object(
    ["title"],
    title=SHORT,
    days={"type": "integer", "minimum": 0, "maximum": 1000},
    who=MAYBE,
    result=MAYBE,
    # What is looked at, and when it is enough (审查标准).
    standard=MAYBE,
)
# Whether there is such a thing (booking, delivery, an intermediary, a quota), how it goes, and what law says so.
WHETHER = _object(["there"], there={"type": "boolean"}, words=MAYBE, basis=MAYBE)
AUTHORITY = _object(
    ["decides"],
    decides=SHORT,
    nature={"enum": BodyNature.values},
    credit_code={"type": "string", "maxLength": 40},
    supervises=MAYBE,
    level=MAYBE,
    levels={"type": "array", "items": {"enum": ActLevel.values}, "uniqueItems": True},
)
REQUIRED = [
    *("format", "code", "title", "summary", "type", "subject", "conditions", "materials", "steps"),
    *("days", "fee", "ways", "results", "remedies", "basis"),
]
ITEM = _object(
    REQUIRED,
    format={"const": FORMAT},
    code=NAME,
    title=SHORT,
    summary=TEXT,
    item_code={"type": "string", "maxLength": 40},
    type={"enum": PowerType.values},
    subject={"enum": ServedWhom.values},
    handling={"enum": Handling.values},
    order={"type": "integer", "minimum": 0, "maximum": 9999},
    authority=AUTHORITY,
    # Codes of the powers list that the item exercises; none for what exercises no power.
    powers={
        "type": "array",
        "items": {"type": "string", "pattern": r"\S", "maxLength": 40},
        "maxItems": 10,
        "uniqueItems": True,
    },
    kind={"type": "string", "maxLength": 40},
    form={"type": "string", "pattern": r"^$|^[a-z][a-z0-9_-]*@[1-9][0-9]*$"},
    # Where points of service say that they offer it: a code of network's ServiceItem.
    point_item={"type": "string", "maxLength": 40},
    conditions={**LINES, "minItems": 1},
    materials={"type": "array", "items": MATERIAL, "maxItems": 40},
    steps={"type": "array", "items": STEP, "minItems": 1, "maxItems": 20},
    days=_object(
        [],
        statutory=_object(["n", "unit", "basis"], **SPAN, basis=TEXT, limit={"type": "string"}, words=MAYBE),
        promised=_object(["n", "unit"], **SPAN, words=MAYBE),
        words=MAYBE,
    ),
    fee=_object(["charged", "words"], charged={"type": "boolean"}, words=TEXT, basis=MAYBE),
    visits={"type": "integer", "minimum": 0, "maximum": 9},
    ways={"type": "array", "items": {"enum": Way.values}, "minItems": 1, "uniqueItems": True},
    booking=WHETHER,
    delivery=WHETHER,
    intermediary=WHETHER,
    quota=WHETHER,
    range=_object(["scope"], scope={"enum": Scope.values}, words=MAYBE),
    # Other bodies that take part; an empty list says that there is none.
    joint=LINES,
    enquiry=LINES,
    places=LINES,
    hours=MAYBE,
    results={**LINES, "minItems": 1},
    phones=_object([], ask=PHONE, complain=PHONE),
    remedies=TEXT,
    basis={
        "type": "array",
        "minItems": 1,
        "maxItems": 30,
        "items": _object(["law"], law=SHORT, article={"type": "string", "maxLength": 12}, words=MAYBE),
    },
    questions={"type": "array", "items": _object(["ask", "answer"], ask=TEXT, answer=TEXT), "maxItems": 20},
    # What none of the above has a place for.
    more={"type": "array", "items": _object(["label", "words"], label=SHORT, words=TEXT), "maxItems": 20},
    # What every place publishes for itself; the guide says so.
    local=LINES,
    # Where the facts were read; for officers.
    source=MAYBE,
)
SCHEMA = {"$schema": "https://json-schema.org/draft/2020-12/schema", **ITEM}
