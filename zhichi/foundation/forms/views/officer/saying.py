"""A form in the words of its lists: what each field is, when it is asked, how it is reckoned."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.days import EDGES, bound_said
from zhichi.foundation.forms.rules.said import condition_said, formula_said

Part = Mapping[str, Any]


def parts_said(document: Part) -> list[dict[str, Any]]:
    """Sections with their fields, of a draft or of a version."""
    fields = {field["name"]: field for section in document["sections"] for field in section["fields"]}
    return [
        {
            "name": section["name"],
            "title": section["title"],
            "when": _when(section, fields),
            "fields": [_field(field, fields) for field in section["fields"]],
        }
        for section in document["sections"]
    ]


def _field(field: Part, fields: Mapping[str, Part]) -> dict[str, Any]:
    return {
        "name": field["name"],
        "title": field["title"],
        "kind": FieldType(field["type"]).label,
        "required": field.get("required", True) or field["type"] == FieldType.CALCULATED,
        "private": field.get("private", False),
        "purpose": field.get("purpose", ""),
        "basis": field.get("basis", ""),
        "when": _when(field, fields),
        "days": "，".join(f"不能{word}{bound_said(field[edge])}" for edge, word in EDGES if field.get(edge)),
        "formula": formula_said(field["formula"], fields) if field.get("formula") else "",
    }


def _when(part: Part, fields: Mapping[str, Part]) -> str:
    return condition_said(part["when"], fields) if part.get("when") else ""
