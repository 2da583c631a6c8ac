"""Conditions and sums as rows of a table, as the builder's pages ask for them; nested ones only come by import."""

from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.foundation.forms.rules.conditions import GROUPS

Part = Mapping[str, Any]
RELATIONS = (
    ("is", "是"),
    ("not", "不是"),
    ("in", "是其中一个"),
    ("filled", "填了"),
    ("empty", "没填"),
    ("at_least", "至少"),
)
YES_NO = {"是": "yes", "否": "no"}


def flat_when(when: Part | None) -> bool:
    """Whether a condition is one list without groups inside."""
    group = next((word for word in GROUPS if word in (when or {})), None)
    return group is None or all("field" in part for part in (when or {})[group])


def flat_formula(formula: Part | None) -> bool:
    return not formula or "op" not in formula or not any("op" in part for part in formula["of"])


def when_rows(when: Part | None, known: Iterable[Part]) -> dict[str, Any]:
    """A flat condition as answers of the page."""
    if not when or not flat_when(when):
        return {}
    group = next((word for word in GROUPS if word in when), None)
    fields = {field["name"]: field for field in known}
    rows = [_row(part, fields.get(part["field"], {})) for part in (when[group] if group else [when])]
    return {"conditions": rows, **({"joined": group} if group else {})}


def _row(part: Part, field: Part) -> dict[str, Any]:
    word = next(word for word in ("is", "not", "in", "filled", "at_least") if word in part)
    value = part[word]
    if word == "filled":
        return {"field": part["field"], "relation": "filled" if value else "empty"}
    labels = _labels(field)
    values = value if isinstance(value, list) else [value]
    return {
        "field": part["field"],
        "relation": word,
        "value": "、".join(labels.get(str(v), str(v)) for v in values),
    }


def _labels(field: Part) -> dict[str, str]:
    if field.get("type") == "yes_no":
        return {value: label for label, value in YES_NO.items()}
    return {option["value"]: option["label"] for option in field.get("options") or ()}


def conditions_of(answers: Part, known: Iterable[Part]) -> dict[str, Any] | None:
    """The condition that the rows describe; what makes no sense is told with the faults of the form."""
    fields = {field["name"]: field for field in known}
    terms = [_term(row, fields.get(row["field"], {})) for row in answers.get("conditions", ())]
    if len(terms) < 2:
        return terms[0] if terms else None
    return {answers.get("joined", "all"): terms}


def _term(row: Part, field: Part) -> dict[str, Any]:
    relation, said = row["relation"], str(row.get("value", "")).strip()
    if relation in {"filled", "empty"}:
        return {"field": row["field"], "filled": relation == "filled"}
    if relation == "in":
        parts = said.replace("，", "、").replace(",", "、").split("、")
        return {"field": row["field"], "in": [_value(one.strip(), field) for one in parts if one.strip()]}
    return {"field": row["field"], relation: _number(said) if relation == "at_least" else _value(said, field)}


def _value(said: str, field: Part) -> Any:
    if field.get("type") == "statement":
        return True
    if field.get("type") == "number":
        return _number(said)
    values = {label: value for value, label in _labels(field).items()}
    return values.get(said, said)


def _number(said: str) -> Any:
    digits = said.removeprefix("-")
    return int(said) if digits.isascii() and digits.isdigit() and len(digits) < 16 else said


def formula_rows(formula: Part | None) -> dict[str, Any]:
    """A flat formula as answers of the page."""
    if not formula or not flat_formula(formula):
        return {}
    parts = formula["of"] if "op" in formula else [formula]
    return {"op": formula.get("op", "sum"), "parts": [_leaf_row(part) for part in parts]}


def _leaf_row(part: Part) -> dict[str, Any]:
    if "number" in part:
        return {"number": part["number"]}
    return {"what": f"{part['table']}.{part['column']}" if "table" in part else part["field"]}


def formula_of(answers: Part) -> dict[str, Any] | None:
    """The formula that the rows describe."""
    rows = answers.get("parts", ())
    return {"op": answers.get("op", "sum"), "of": [_leaf(row) for row in rows]} if rows else None


def _leaf(row: Part) -> dict[str, Any]:
    what = str(row.get("what", ""))
    if not what:
        return {"number": row.get("number", 0)}
    table, _, column = what.partition(".")
    return {"table": table, "column": column} if column else {"field": what}
