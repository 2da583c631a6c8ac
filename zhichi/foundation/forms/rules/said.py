"""Conditions and sums in the words of the form, for whoever writes it: “住房”是“租住”，并且（……）."""

from collections.abc import Mapping
from typing import Any

Part = Mapping[str, Any]
Fields = Mapping[str, Part]
YES_NO = {"yes": "是", "no": "否"}
SIGNS = {"sum": " ＋ ", "difference": " － ", "product": " × "}
JOINS = {"all": "，并且", "any": "，或者"}


def condition_said(when: Part, fields: Fields, *, inner: bool = False) -> str:
    """A sound condition in one sentence without its full stop."""
    for group, join in JOINS.items():
        if group in when:
            parts = [condition_said(part, fields, inner=True) for part in when[group]]
            return f"（{join.join(parts)}）" if inner and len(parts) > 1 else join.join(parts)
    field = fields.get(when["field"], {})
    return f"“{called(when['field'], fields)}”{relation_said(when, field)}"


def relation_said(term: Part, field: Part) -> str:
    """How one term compares: 是“租住”, 至少 3, 没填."""
    if "filled" in term:
        done, left = ("确认了", "没有确认") if field.get("type") == "statement" else ("填了", "没填")
        return done if term["filled"] else left
    if "at_least" in term:
        return f"至少 {term['at_least']}{MEASURES.get(str(field.get('type')), '')}"
    if "in" in term:
        return "是" + "或者".join(value_said(one, field) for one in term["in"])
    return (
        f"不是{value_said(term['not'], field)}" if "not" in term else f"是{value_said(term.get('is'), field)}"
    )


MEASURES = {"money": " 元", "choices": " 项", "table": " 行"}


def value_said(value: Any, field: Part) -> str:
    if value is True:
        return "“已确认”"
    return str(value) if isinstance(value, int) else f"“{labels(field).get(str(value), str(value))}”"


def labels(field: Part) -> dict[str, str]:
    """The answers that can be picked, by their identifiers."""
    if field.get("type") == "yes_no":
        return YES_NO
    return {option["value"]: option["label"] for option in field.get("options") or ()}


def formula_said(formula: Part, fields: Fields, *, inner: bool = False) -> str:
    """A sound formula as people write it: （“收入” ＋ “补贴”） × 12."""
    if "number" in formula:
        return str(formula["number"])
    if "table" in formula:
        columns = {one["name"]: one["title"] for one in fields.get(formula["table"], {}).get("columns") or ()}
        column = columns.get(formula["column"], formula["column"])
        return f"“{called(formula['table'], fields)}”各行“{column}”之和"
    if "field" in formula:
        return f"“{called(formula['field'], fields)}”"
    parts = [formula_said(part, fields, inner=True) for part in formula["of"]]
    told = SIGNS[formula["op"]].join(parts)
    return f"（{told}）" if inner and len(parts) > 1 else told


def called(name: str, fields: Fields) -> str:
    return str(fields.get(name, {}).get("title") or name)
