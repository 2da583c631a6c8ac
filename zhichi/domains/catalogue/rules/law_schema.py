"""The shape of `zhichi-laws/1`, the files in data/catalogue/laws/, and what is wrong with one."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator

from zhichi.domains.catalogue.enums import LawKind
from zhichi.domains.catalogue.rules.law_dates import order_faults, span_faults, span_of

DAY = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT = {"type": "string", "minLength": 1}


def _closed(required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": required,
        "additionalProperties": False,
        "properties": properties,
    }


VERSION = _closed(
    ["name", "source"],
    name={**TEXT, "maxLength": 60},
    number={"type": "string", "maxLength": 80},
    adopted_on=DAY,
    effective_from=DAY,
    effective_to=DAY,
    source={**TEXT, "maxLength": 200},
)
ARTICLE = _closed(
    ["number", "gist"],
    number={"type": "string", "pattern": r"^[1-9]\d{0,3}(之[1-9]\d?)?$"},
    gist={**TEXT, "maxLength": 300},
    # False: from general knowledge, not held against a source.
    checked={"type": "boolean"},
)
LAW = _closed(
    ["key", "title", "kind", "issuer", "versions", "articles"],
    key={"type": "string", "pattern": "^[a-z][a-z0-9-]{1,59}$"},
    title={**TEXT, "maxLength": 200},
    aliases={"type": "array", "items": TEXT, "uniqueItems": True},
    kind={"enum": list(LawKind.values)},
    issuer={**TEXT, "maxLength": 100},
    versions={"type": "array", "items": VERSION, "minItems": 1},
    articles={"type": "array", "items": ARTICLE},
)
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_closed(
        ["format", "laws"],
        format={"const": "zhichi-laws/1"},
        practices={"type": "array", "items": TEXT, "uniqueItems": True},
        laws={"type": "array", "items": LAW},
    ),
}
VALIDATOR = Draft202012Validator(SCHEMA)


def faults_of_laws(file: str, document: Any, today: date) -> list[str]:
    """Everything wrong with one file, each fault with its place; `today`: nothing is made public after it."""
    shape = [
        f"{file} {'.'.join(map(str, error.absolute_path)) or '(file)'}: {error.message[:200]}"
        for error in VALIDATOR.iter_errors(document)
    ]
    return shape or [
        f"{file} {fault}" for law in document["laws"] for fault in (*_doublets(law), *_days(law, today))
    ]


def _doublets(law: Mapping[str, Any]) -> Iterator[str]:
    for part, name in (("versions", "name"), ("articles", "number")):
        seen: set[str] = set()
        for row in law[part]:
            if row[name] in seen:
                yield f"{law['key']}.{part}: {row[name]} 写了两次"
            seen.add(row[name])


def _days(law: Mapping[str, Any], today: date) -> Iterator[str]:
    """Days that are none, or that no law can have: each with its row."""
    spans = []
    for n, row in enumerate(law["versions"]):
        try:
            spans.append(span_of(row))
        except ValueError as error:
            yield f"{law['key']}.versions.{n}.{error}: {row[str(error)]} 不是一个日子"
    if len(spans) < len(law["versions"]):
        return
    places = {span.name: n for n, span in enumerate(spans)}
    for fault in (*(one for span in spans for one in span_faults(span, today)), *order_faults(spans)):
        yield f"{law['key']}.versions.{places[fault.name]}.{fault.field}（{fault.name}）: {fault.sentence}"
