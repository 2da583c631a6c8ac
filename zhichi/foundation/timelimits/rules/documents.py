"""The shape of the law's YAML files: JSON Schema, and every fault with its file, row and reason."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from zhichi.foundation.timelimits.enums import Approver, Confidence, LimitUnit, OnExpiry, SuspensionKind
from zhichi.foundation.timelimits.rules.calendars import notice_faults, notice_of

_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"}
_DATES = {"type": "array", "items": _DATE, "uniqueItems": True}

LIMIT: dict[str, Any] = {
    "type": "object",
    "required": [
        "id",
        "version",
        "title",
        "trigger",
        "n",
        "unit",
        "hard",
        "source",
        "citation",
        "confidence",
    ],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "pattern": r"^[a-z]+\.[a-z][a-z_]*$"},
        "version": {"type": "integer", "minimum": 1},
        "title": _TEXT,
        "trigger": {"type": "string", "pattern": r"^[a-z_]+\.[a-z_]+$"},
        "n": {"type": "integer", "not": {"const": 0}, "minimum": -400, "maximum": 1000},
        "unit": {"enum": list(LimitUnit.values)},
        "hard": {"type": "boolean"},
        "roll": {"type": "boolean"},
        "silent": {"type": "boolean"},
        "extension": {
            "type": "object",
            "required": ["approver"],
            "additionalProperties": False,
            "properties": {
                "n": {"type": "integer", "minimum": 1},
                "unit": {"enum": list(LimitUnit.values)},
                "approver": {"enum": list(Approver.values)},
                "repeatable": {"type": "boolean"},
                "needs": {"type": "string", "pattern": "^[a-z_]+$"},
            },
        },
        "suspends": {"type": "array", "items": {"enum": list(SuspensionKind.values)}, "uniqueItems": True},
        "on_expiry": {"enum": list(OnExpiry.values)},
        "source": {
            "type": "object",
            "required": ["law", "article"],
            "additionalProperties": False,
            "properties": {"law": _TEXT, "article": _TEXT},
        },
        "citation": _TEXT,
        "note": _TEXT,
        "confidence": {"enum": list(Confidence.values)},
        "evidence": {"type": "string"},
        "enabled": {"type": "boolean"},
        "effective_from": _DATE,
        "effective_to": _DATE,
    },
    "allOf": [
        {
            "if": {"properties": {"confidence": {"const": "uncertain"}}},
            "then": {"properties": {"enabled": {"const": False}}, "required": ["enabled"]},
        }
    ],
}
CALENDAR: dict[str, Any] = {
    "type": "object",
    "required": ["year", "version", "published_on", "title", "source", "off", "work"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer", "minimum": 1999, "maximum": 2100},
        "version": {"type": "string", "pattern": r"^\d{4}/[1-9]\d*$"},
        "published_on": _DATE,
        "title": _TEXT,
        "source": _TEXT,
        "off": _DATES,
        "work": _DATES,
    },
}
_LIMIT_VALIDATOR = Draft202012Validator(LIMIT)
_CALENDAR_VALIDATOR = Draft202012Validator(CALENDAR)


@dataclass(frozen=True, slots=True)
class LawFault:
    """One thing wrong with the law's files: the file, the row (an id, "第3条", or "") and the reason in
    Chinese."""

    file: str
    row: str
    reason: str

    def __str__(self) -> str:
        return "：".join(part for part in (self.file, self.row, self.reason) if part)


def limit_faults(file: str, document: Any) -> list[LawFault]:
    """Everything wrong with one file of time limits."""
    rows = document.get("limits") if isinstance(document, Mapping) else None
    if not isinstance(rows, list) or not rows:
        return [LawFault(file, "", "文件最外层应当是 limits: 加一个列表")]
    return [
        LawFault(file, _row_name(row, number), reason)
        for number, row in enumerate(rows, start=1)
        for reason in _reasons(_LIMIT_VALIDATOR, row)
    ]


def calendar_faults(file: str, document: Any) -> list[LawFault]:
    """Everything wrong with one calendar file, in shape or in sense."""
    reasons = list(_reasons(_CALENDAR_VALIDATOR, document))
    if not reasons:
        try:
            reasons = notice_faults(notice_of(document))
        except ValueError as error:
            reasons = [f"日期不存在（{error}）"]
        if not document["version"].startswith(f"{document['year']}/"):
            reasons.append("version 应当是“年份/序号”，例如 2026/1")
    return [LawFault(file, "", reason) for reason in reasons]


def _row_name(row: Any, number: int) -> str:
    name = row.get("id") if isinstance(row, Mapping) else None
    return f"第 {number} 条 {name}" if name else f"第 {number} 条"


def _reasons(validator: Draft202012Validator, value: Any) -> Iterator[str]:
    for error in sorted(
        validator.iter_errors(value), key=lambda error: [str(part) for part in error.absolute_path]
    ):
        yield _sentence(error)


def _sentence(error: ValidationError) -> str:
    place = ".".join(str(part) for part in error.absolute_path) or "这一条"
    wanted: Any = error.validator_value
    given: Any = error.instance
    schema: Any = error.schema
    match error.validator:
        case "required":
            missing = [name for name in wanted if name not in given]
            return f"{place} 缺少 {'、'.join(missing)}"
        case "additionalProperties":
            unknown = sorted(map(str, set(given) - set(schema["properties"])))
            return f"{place} 有不认识的字段 {'、'.join(unknown)}"
        case "enum":
            return f"{place} 只能是 {'、'.join(map(str, wanted))}，现在是 {given!r}"
        case "const":
            return f"{place} 应当是 {wanted!r}（未核实的期限不得启用）"
        case "type":
            return f"{place} 的类型不对，应当是 {wanted}，现在是 {given!r}"
        case "pattern":
            return f"{place} 的写法不对：{given!r}"
        case _:
            return f"{place} 不对：{error.message}"
