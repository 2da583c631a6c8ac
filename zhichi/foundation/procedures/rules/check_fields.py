"""What is asked: fields of a filing and of verbs, and the numbers of papers."""

from collections.abc import Iterator, Mapping
from typing import Any

from zhichi.foundation.procedures.enums import FieldType
from zhichi.foundation.procedures.rules.faults import ProcedureFault


def field_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    parts = {"filing": document["filing"]} | {f"verbs.{n}": v for n, v in document["verbs"].items()}
    for place, part in parts.items():
        seen: set[str] = set()
        for field in part.get("fields", ()):
            where = f"{place}.fields.{field['name']}"
            if field["name"] in seen:
                told = f"填写项的标识“{field['name']}”用了两次。"
                yield ProcedureFault(where, "the name is used twice in this form", told)
            seen.add(field["name"])
            yield from _one_field_faults(where, field)
        if part.get("handler") == "provider" and not any(
            field["type"] == FieldType.PROVIDER for field in part.get("fields", ())
        ):
            reason = "handler: provider needs a field of type provider"
            yield ProcedureFault(f"{place}.handler", reason, "交给承办人办理，要有一个“承办人”填写项来选人。")
        for name in part.get("one_of", ()):
            if name not in seen:
                told = f"“至少填一项”里的“{name}”不是这里的填写项。"
                yield ProcedureFault(f"{place}.one_of", f"names no field of this form: {name!r}", told)
        yield from _number_faults(place, part)
    yield from _subject_faults(document)


def _subject_faults(document: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    if document["filing"].get("form"):
        # Of a published form only a choice is ever taken.
        return
    subject = document.get("subject_field")
    asked = {field["name"]: field for field in document["filing"].get("fields", ())}
    if subject and asked.get(subject, {}).get("type") != FieldType.CHOICE:
        reason = f"{subject!r} is no choice of the filing: free words could name a person"
        told = "标题只能取自申请时的一个单选项，因为自己写的文字里可能有人名。"
        yield ProcedureFault("subject_field", reason, told)


def _one_field_faults(where: str, field: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    wants, title = field["type"] in {FieldType.CHOICE, FieldType.CHOICES}, field["title"]
    if wants != bool(field.get("options")):
        reason = "a choice needs options" if wants else "only a choice has options"
        told = f"“{title}”还没有选项。" if wants else f"“{title}”不是单选或者多选，不能有选项。"
        yield ProcedureFault(where, reason, told)
    elif wants and field.get("initial", "") != "" and field["initial"] not in field["options"]:
        reason = f"initial is none of the options: {field['initial']!r}"
        yield ProcedureFault(where, reason, f"“{title}”的默认值不在选项里。")
    if field.get("minimum", 0) > field.get("maximum", field.get("minimum", 0)):
        yield ProcedureFault(where, "minimum is greater than maximum", f"“{title}”的最小值比最大值还大。")


def _number_faults(place: str, part: Mapping[str, Any]) -> Iterator[ProcedureFault]:
    """A document's number is made of {place}, {year} and {n}; without {n} two documents would share one."""
    number = part.get("record", {}).get("number", "{n}")
    try:
        sound = number.format(place="", year=2026, n=1) != number.format(place="", year=2026, n=2)
    except (KeyError, IndexError, ValueError, AttributeError):
        sound = False
    if not sound:
        yield ProcedureFault(
            f"{place}.record.number",
            "only {place}, {year} and {n} may stand in it, and {n} must",
            "文号里只能用 {place}（地名）、{year}（年份）和 {n}（流水号），并且必须有 {n}。",
        )
