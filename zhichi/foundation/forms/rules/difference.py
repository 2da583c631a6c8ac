"""What differs between two versions of a form, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules.days import bound_said
from zhichi.foundation.forms.rules.said import condition_said, formula_said
from zhichi.foundation.forms.rules.shape import Document

WORDS = {
    "title": "名称",
    "help": "说明",
    "purpose": "用途",
    "basis": "依据",
    "minimum": "下限",
    "maximum": "上限",
    "prefill": "预填来源",
    "earliest": "最早的一天",
    "latest": "最晚的一天",
}
SWITCHES = {"required": ("改为必填", "改为选填"), "private": ("改为不公开", "改为可以公开")}
Part = Mapping[str, Any]


def differences(old: Document, new: Document) -> list[str]:
    """One sentence a difference; an empty list when the two mean the same."""
    return [*_of_form(old, new), *_of_sections(old, new), *_of_fields(old, new)]


def _of_form(old: Document, new: Document) -> Iterator[str]:
    for word, what in (("title", "表单名称"), ("intro", "表单说明")):
        if old.get(word, "") != new.get(word, ""):
            yield f"{what}由“{old.get(word, '')}”改为“{new.get(word, '')}”。"


def _of_sections(old: Document, new: Document) -> Iterator[str]:
    before, after = ({part["name"]: part for part in one["sections"]} for one in (old, new))
    fields = _of_both(old, new)
    for name, part in before.items():
        if name not in after:
            yield f"删去一节“{part['title']}”。"
    for name, part in after.items():
        if name not in before:
            yield f"增加一节“{part['title']}”。"
            continue
        held = before[name]
        if held["title"] != part["title"]:
            yield f"节“{held['title']}”改名为“{part['title']}”。"
        if (held.get("help") or "") != (part.get("help") or ""):
            yield f"节“{part['title']}”的说明有改动。"
        yield from _of_condition(f"节“{part['title']}”", held, part, fields)


def _of_fields(old: Document, new: Document) -> Iterator[str]:
    before, after = _fields(old), _fields(new)
    for name, (field, _) in before.items():
        if name not in after:
            yield f"删去“{field['title']}”。"
    for name, (field, section) in after.items():
        if name not in before:
            must = "必填" if field.get("required", True) else "选填"
            yield f"增加“{field['title']}”（{FieldType(field['type']).label}，{must}）。"
            continue
        held, place = before[name]
        if place != section:
            yield f"“{field['title']}”移到另一节。"
        yield from _of_field(held, field, _of_both(old, new))
    kept = [name for name in before if name in after]
    if kept != [name for name in after if name in before]:
        yield "填写项的先后有调整。"


def _of_field(old: Part, new: Part, fields: Mapping[str, Part]) -> Iterator[str]:
    called = new["title"]
    if old["type"] != new["type"]:
        yield f"“{called}”由{FieldType(old['type']).label}改为{FieldType(new['type']).label}。"
    for word, what in WORDS.items():
        before, after = old.get(word), new.get(word)
        if (before or None) != (after or None) or (before == 0) != (after == 0):
            say = _day if word in {"earliest", "latest"} else _said
            yield f"“{called}”的{what}由“{say(before)}”改为“{say(after)}”。"
    for word, (on, off) in SWITCHES.items():
        default = word == "required"
        if (now := new.get(word, default)) != old.get(word, default):
            yield f"“{called}”{on if now else off}。"
    yield from _of_options(called, old, new)
    yield from _of_condition(f"“{called}”", old, new, fields)
    if (old.get("formula") or None) != (new.get("formula") or None):
        now = f"“{formula_said(new['formula'], fields)}”" if new.get("formula") else "没有算式"
        yield f"“{called}”的算式改为{now}。"
    if (old.get("columns") or None) != (new.get("columns") or None):
        yield f"“{called}”的表格的列有改动。"


def _of_condition(called: str, old: Part, new: Part, fields: Mapping[str, Part]) -> Iterator[str]:
    if (old.get("when") or None) != (new.get("when") or None):
        now = f"{condition_said(new['when'], fields)}时才问" if new.get("when") else "总是问"
        yield f"{called}改为{now}。"


def _of_both(old: Document, new: Document) -> dict[str, Part]:
    """The fields of both, those of the newer one first in what they are called."""
    return {name: field for one in (old, new) for name, (field, _) in _fields(one).items()}


def _of_options(called: str, old: Part, new: Part) -> Iterator[str]:
    before, after = ({o["value"]: o["label"] for o in part.get("options") or ()} for part in (old, new))
    if gone := [label for value, label in before.items() if value not in after]:
        yield f"“{called}”去掉选项：{'、'.join(gone)}。"
    if come := [label for value, label in after.items() if value not in before]:
        yield f"“{called}”增加选项：{'、'.join(come)}。"
    for value, label in after.items():
        if before.get(value, label) != label:
            yield f"“{called}”的选项“{before[value]}”改为“{label}”。"


def _fields(document: Document) -> dict[str, tuple[Part, str]]:
    return {
        field["name"]: (field, section["name"])
        for section in document["sections"]
        for field in section["fields"]
    }


def _day(value: Any) -> str:
    return bound_said(value) if value else "不限"


def _said(value: Any) -> str:
    return "空" if value in (None, "") else str(value)
