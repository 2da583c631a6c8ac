"""Changes to a form being written: each takes a document and answers a new one. Nothing is judged here."""

from copy import deepcopy
from typing import Any

from zhichi.foundation.forms.rules.shape import Document

FORMAT = "zhichi-form/1"
Edited = dict[str, Any]


class NoPartError(LookupError):
    """The section or field is not there any more."""


def empty(key: str, title: str) -> Edited:
    """A form with one section and nothing in it yet."""
    section = {"name": "s1", "title": "基本情况", "fields": []}
    return {"format": FORMAT, "key": key, "title": title, "intro": "", "sections": [section]}


def called(document: Document, title: str, intro: str) -> Edited:
    return {**deepcopy(dict(document)), "title": title, "intro": intro}


def put_section(document: Document, name: str, values: Edited) -> Edited:
    """Change the section `name`, or add one at the end when it is empty."""
    edited = deepcopy(dict(document))
    if name:
        _section(edited, name).update(values)
    else:
        taken = {section["name"] for section in edited["sections"]}
        edited["sections"].append({"name": _fresh("s", taken), "fields": [], **values})
    return edited


def put_field(document: Document, section: str, name: str, values: Edited) -> Edited:
    """Put `values` in place of the field `name`, or add it to the section; one without a name gets one."""
    edited = deepcopy(dict(document))
    fields = _section(edited, section)["fields"]
    taken = {field.get("name") for part in edited["sections"] for field in part["fields"]}
    new = deepcopy(values)
    new["name"] = values.get("name") or name or _fresh(f"{values['type']}_", taken)
    if not name:
        fields.append(new)
        return edited
    index = next((n for n, field in enumerate(fields) if field.get("name") == name), None)
    if index is None:
        raise NoPartError("这一项刚才被删去或移走了，请回到表单页再看。")
    fields[index] = new
    return edited


def remove(document: Document, section: str, field: str = "") -> Edited:
    """Without a section, or without a field of it."""
    edited = deepcopy(dict(document))
    part = _section(edited, section)
    if field:
        part["fields"] = [one for one in part["fields"] if one.get("name") != field]
    else:
        edited["sections"].remove(part)
    return edited


def move(document: Document, section: str, field: str = "", *, by: int) -> Edited:
    """One place up (-1) or down (1); a field at the end of its section goes on into the next one."""
    edited = deepcopy(dict(document))
    sections = edited["sections"]
    at = sections.index(_section(edited, section))
    if not field:
        _swap(sections, at, by)
        return edited
    fields = sections[at]["fields"]
    index = next((n for n, one in enumerate(fields) if one.get("name") == field), None)
    if index is None:
        raise NoPartError("这一项刚才被删去或移走了，请回到表单页再看。")
    if 0 <= index + by < len(fields):
        _swap(fields, index, by)
    elif 0 <= at + by < len(sections):
        moved = fields.pop(index)
        sections[at + by]["fields"].insert(0 if by > 0 else len(sections[at + by]["fields"]), moved)
    return edited


def _swap(parts: list[Any], index: int, by: int) -> None:
    if 0 <= index + by < len(parts):
        parts[index], parts[index + by] = parts[index + by], parts[index]


def _section(document: Edited, name: str) -> Edited:
    found: Edited | None = next((part for part in document["sections"] if part["name"] == name), None)
    if found is None:
        raise NoPartError("这一节刚才被删去了，请回到表单页再看。")
    return found


def _fresh(stem: str, taken: set[Any]) -> str:
    n = 1
    while f"{stem}{n}" in taken:
        n += 1
    return f"{stem}{n}"
