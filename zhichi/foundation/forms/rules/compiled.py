"""A JSON Schema turned into plain functions once: says quickly whether a value is valid, and never why.

It knows the keywords that our schemas use and refuses all others; `jsonschema` judges and explains what it turns down.
Tests hold the two against each other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from zhichi.foundation.forms.rules.formats import Check

Test = Callable[[Any], bool]
# Bounds of dates are told here and judged by `rules.days`, which knows the day.
ANNOTATIONS = frozenset(
    {"$schema", "title", "description", "readOnly", "x-labels", "x-notBefore", "x-notAfter"}
)
# Judged together with their neighbour.
BESIDE = frozenset({"then", "else", "additionalProperties"})


class UnknownKeywordError(ValueError):
    """A schema with a keyword that nothing here would judge."""


def compiled(schema: Mapping[str, Any] | bool, formats: Mapping[str, Check]) -> Test:
    """The schema as one function of a value."""
    if isinstance(schema, bool):
        return lambda value: schema
    tests = []
    for word, wanted in schema.items():
        if word in ANNOTATIONS or word in BESIDE:
            continue
        if word not in MAKERS:
            raise UnknownKeywordError(word)
        tests.append(MAKERS[word](wanted, schema, formats))
    if "additionalProperties" in schema and "properties" not in schema:
        raise UnknownKeywordError("additionalProperties without properties")
    return every(tests)


def every(tests: Sequence[Test]) -> Test:
    """All of them, without a generator for the few that nearly every schema has."""
    if len(tests) == 1:
        return tests[0]
    if len(tests) == 2:
        a, b = tests
        return lambda value: a(value) and b(value)
    if len(tests) == 3:
        a, b, c = tests
        return lambda value: a(value) and b(value) and c(value)
    if len(tests) == 4:
        a, b, c, d = tests
        return lambda value: a(value) and b(value) and c(value) and d(value)

    def one_by_one(value: Any) -> bool:
        for test in tests:  # noqa: SIM110  (a generator costs as much as the test)
            if not test(value):
                return False
        return True

    return one_by_one


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


TYPES: dict[str, Test] = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _is_number(value) and (isinstance(value, int) or value.is_integer()),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
}


def same(one: Any, other: Any) -> bool:
    """Equality of JSON: true is not 1, 1.0 is."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    return bool(one == other)


def _enum(wanted: Any, schema: Any, formats: Any) -> Test:
    if all(isinstance(one, str) for one in wanted):
        words = frozenset(wanted)
        return lambda value: isinstance(value, str) and value in words
    return lambda value: any(same(value, one) for one in wanted)


def _pattern(wanted: Any, schema: Any, formats: Any) -> Test:
    search = re.compile(wanted).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _format(wanted: Any, schema: Any, formats: Mapping[str, Check]) -> Test:
    return formats.get(wanted, lambda value: True)


def _unique(wanted: Any, schema: Any, formats: Any) -> Test:
    def test(value: Any) -> bool:
        if not wanted or not isinstance(value, list):
            return True
        if all(isinstance(one, str) for one in value):
            return len(set(value)) == len(value)
        return not any(same(one, other) for n, one in enumerate(value) for other in value[:n])

    return test


def _items(wanted: Any, schema: Any, formats: Any) -> Test:
    each = compiled(wanted, formats)
    return lambda value: not isinstance(value, list) or all(each(one) for one in value)


def _contains(wanted: Any, schema: Any, formats: Any) -> Test:
    each = compiled(wanted, formats)
    return lambda value: not isinstance(value, list) or any(each(one) for one in value)


def _properties(wanted: Any, schema: Mapping[str, Any], formats: Any) -> Test:
    each = {name: compiled(part, formats) for name, part in wanted.items()}
    others = compiled(schema.get("additionalProperties", True), formats)

    def test(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        for name, part in value.items():  # noqa: SIM110  (a generator costs as much as the test)
            if not each.get(name, others)(part):
                return False
        return True

    return test


def _required(wanted: Any, schema: Any, formats: Any) -> Test:
    names = frozenset(wanted)
    return lambda value: not isinstance(value, dict) or names <= value.keys()


def _if(wanted: Any, schema: Mapping[str, Any], formats: Any) -> Test:
    asks = compiled(wanted, formats)
    then, otherwise = (compiled(schema.get(word, True), formats) for word in ("then", "else"))
    return lambda value: then(value) if asks(value) else otherwise(value)


def _all_of(wanted: Any, schema: Any, formats: Any) -> Test:
    return every([compiled(part, formats) for part in wanted])


def _any_of(wanted: Any, schema: Any, formats: Any) -> Test:
    tests = [compiled(part, formats) for part in wanted]
    return lambda value: any(test(value) for test in tests)


def _not(wanted: Any, schema: Any, formats: Any) -> Test:
    test = compiled(wanted, formats)
    return lambda value: not test(value)


def _measured(
    kind: type | tuple[type, ...], fits: Callable[[Any, Any], bool]
) -> Callable[[Any, Any, Any], Test]:
    """A keyword that measures values of one kind and lets all others pass."""

    def make(wanted: Any, schema: Any, formats: Any) -> Test:
        return lambda value: not isinstance(value, kind) or isinstance(value, bool) or fits(value, wanted)

    return make


MAKERS: dict[str, Callable[[Any, Any, Any], Test]] = {
    "type": lambda wanted, schema, formats: TYPES[wanted],
    "enum": _enum,
    "const": lambda wanted, schema, formats: lambda value: same(value, wanted),
    "pattern": _pattern,
    "format": _format,
    "minimum": _measured((int, float), lambda value, bound: bool(value >= bound)),
    "maximum": _measured((int, float), lambda value, bound: bool(value <= bound)),
    "minLength": _measured(str, lambda value, bound: len(value) >= bound),
    "maxLength": _measured(str, lambda value, bound: len(value) <= bound),
    "minItems": _measured(list, lambda value, bound: len(value) >= bound),
    "maxItems": _measured(list, lambda value, bound: len(value) <= bound),
    "minProperties": _measured(dict, lambda value, bound: len(value) >= bound),
    "uniqueItems": _unique,
    "items": _items,
    "contains": _contains,
    "properties": _properties,
    "required": _required,
    "if": _if,
    "allOf": _all_of,
    "anyOf": _any_of,
    "not": _not,
}
