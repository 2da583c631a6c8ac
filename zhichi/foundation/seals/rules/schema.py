"""What a rulebook must look like before it is published."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.foundation.seals.rules.book import ANY, PAPER

WORD = {"type": "string", "minLength": 1, "maxLength": 80}
WORDS = {"type": "array", "items": WORD, "minItems": 1}
APPROVAL = {
    "type": "object",
    "required": ["title", "roles", "basis"],
    "additionalProperties": False,
    "properties": {"title": WORD, "roles": WORDS, "at": {"enum": ["organ", "parent"]}, "basis": WORD},
}
APPROVALS = {"type": "array", "items": APPROVAL, "minItems": 1, "maxItems": 5}
TYPE = {
    "type": "object",
    "required": ["key", "title", "basis"],
    "additionalProperties": False,
    "properties": {
        "key": {"type": "string", "pattern": "^[a-z_]{2,30}$"},
        "title": WORD,
        "basis": WORD,
        "papers": {"type": "array", "items": WORD},
        "below": {"type": "array", "items": WORD},
        "star": {"type": "boolean"},
        "round": {"type": "boolean"},
        "most_mm": {"type": "integer", "minimum": 10, "maximum": 60},
    },
}
WAY = {
    "type": "object",
    "required": ["seals", "documents", "approvals"],
    "additionalProperties": False,
    "properties": {"seals": WORDS, "documents": WORDS, "approvals": APPROVALS},
}
BOOK = {
    "type": "object",
    "required": ["format", "version", "effective_from", "types", "documents", "ways", "outside"],
    "additionalProperties": False,
    "properties": {
        "format": {"const": "zhichi-seal-rules/1"},
        "version": {"type": "integer", "minimum": 1},
        "effective_from": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "types": {"type": "array", "items": TYPE, "minItems": 1},
        "documents": {"type": "object", "additionalProperties": WORD},
        "ways": {"type": "array", "items": WAY, "minItems": 1},
        "outside": {"type": "object"},
        "stand_in_days": {"type": "integer", "minimum": 1, "maximum": 60},
    },
}


def faults_of(document: Any, roles: Collection[str]) -> Iterator[str]:
    """What is wrong with a rulebook, one line each; none: it can be published."""
    shape = sorted(Draft202012Validator(BOOK).iter_errors(document), key=str)
    if shape:
        yield from (f"{'.'.join(map(str, one.absolute_path)) or 'rules'}: {one.message}" for one in shape)
        return
    types = {one["key"] for one in document["types"]}
    kinds = {ANY, PAPER, *document["documents"]}
    for n, way in enumerate(document["ways"]):
        yield from (f"ways.{n}: no type {key!r}" for key in way["seals"] if key not in {ANY, *types})
        yield from (f"ways.{n}: no document {key!r}" for key in way["documents"] if not _known(key, kinds))
        yield from _roles(way["approvals"], roles, f"ways.{n}")
    yield from _roles(document["outside"].get("approvals", ()), roles, "outside")


def _known(key: str, kinds: Collection[str]) -> bool:
    return key in kinds or key.startswith(f"{PAPER}:")


def _roles(approvals: Collection[Mapping[str, Any]], roles: Collection[str], place: str) -> Iterator[str]:
    for one in approvals:
        yield from (f"{place}: no role {role!r}" for role in one["roles"] if role not in roles)
