"""When something is asked: conditions on earlier answers, judged here and said in JSON Schema, with the same meaning.

    {"field": name, "is": v} | {.., "in": [v, w]} | {.., "not": v} | {.., "filled": true} | {.., "at_least": n}
    {"all": [..]} | {"any": [..]}
What was not answered fulfils none of them but `filled: false`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.patterns import money_pattern
from zhichi.foundation.forms.rules.shape import FormField, When

WORDS = ("is", "in", "not", "filled", "at_least")
GROUPS = ("all", "any")
Fields = Mapping[str, FormField]
COUNTED = frozenset({FieldType.CHOICES, FieldType.TABLE})


def looked_at(when: When) -> Iterator[str]:
    """Names of the fields that a condition looks at."""
    for group in GROUPS:
        for part in when.get(group, ()):
            yield from looked_at(part)
    if "field" in when:
        yield str(when["field"])


def holds(when: When | None, answers: Mapping[str, Any]) -> bool:
    """Whether the condition is fulfilled by answers in their one form."""
    if when is None:
        return True
    if "all" in when:
        return all(holds(part, answers) for part in when["all"])
    if "any" in when:
        return any(holds(part, answers) for part in when["any"])
    value = answers.get(when["field"])
    if "filled" in when:
        return (value is not None) is bool(when["filled"])
    if value is None:
        return False
    if "at_least" in when:
        return _at_least(value, when["at_least"])
    if "not" in when:
        return not _has(value, when["not"])
    return any(_has(value, wanted) for wanted in when.get("in", [when.get("is")]))


def _has(value: Any, wanted: Any) -> bool:
    if isinstance(value, list):
        return wanted in value
    return bool(value == wanted) and isinstance(value, bool) == isinstance(wanted, bool)


def _at_least(value: Any, least: int) -> bool:
    if isinstance(value, list):
        return len(value) >= least
    if isinstance(value, bool) or not isinstance(value, int | str):
        return False
    try:
        return Decimal(value) >= least
    except InvalidOperation:
        return False


def schema_if(when: When, fields: Fields) -> dict[str, Any]:
    """The condition as a JSON Schema of the answers."""
    if "all" in when:
        return {"allOf": [schema_if(part, fields) for part in when["all"]]}
    if "any" in when:
        return {"anyOf": [schema_if(part, fields) for part in when["any"]]}
    name = when["field"]
    if "filled" in when:
        present = {"required": [name]}
        return present if when["filled"] else {"not": present}
    return {"required": [name], "properties": {name: _wanted(when, fields[name])}}


def _wanted(when: When, field: FormField) -> dict[str, Any]:
    many = field.type == FieldType.CHOICES
    if "at_least" in when:
        if field.type in COUNTED:
            return {"minItems": when["at_least"]}
        if FieldType.MONEY in {field.type, field.unit}:
            return {"pattern": money_pattern(when["at_least"])}
        return {"minimum": when["at_least"]}
    if "not" in when:
        value = {"const": when["not"]}
        return {"not": {"contains": value} if many else value}
    wanted = {"enum": list(when["in"])} if "in" in when else {"const": when["is"]}
    return {"contains": wanted} if many else wanted
