"""Answers to a form: checked, prefilled, and shown again."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.forms.actions.finding import judge_for, point_name
from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules import AnswersError, Fault, Form, FormField, shown_fields
from zhichi.foundation.forms.rules.wording import PART_FIELDS
from zhichi.foundation.regions.public import region_of

HIDDEN = "（不公开）"


def clean_form(
    form: Form,
    answers: Mapping[str, Any],
    files: Mapping[str, int] | None = None,
    drawn: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The answers in their one form, calculations done; raises AnswersError with a sentence for each fault.

    `files` is how many files came for each file field; None where they are handed in afterwards. `drawn` is the
    SHA-256 of the kept picture for each signature that was drawn.
    """
    if not isinstance(answers, Mapping):
        raise AnswersError((Fault("", "填写的内容不是一张表。"),))
    return judge_for(form, files_later=files is None).clean(answers, files or {}, drawn)


def asked_fields(form: Form, answers: Mapping[str, Any]) -> list[FormField]:
    """What the form asks for, given these clean answers."""
    return shown_fields(form, answers)


def prefilled(form: Form, known: Mapping[str, str]) -> dict[str, Any]:
    """First answers from what is already known, by the names of `Prefill`; what is not known is left to be asked."""
    return {
        field.name: _first(field, known[field.prefill])
        for _, field in form.placed
        if field.prefill and known.get(field.prefill)
    }


def _first(field: FormField, value: str) -> Any:
    return {"name": value} if field.type in PART_FIELDS else value


def shown_answers(form: Form, answers: Mapping[str, Any], *, public: bool = False) -> list[dict[str, str]]:
    """Answers as label and value, in the words of the form; for the public what is private is not shown."""
    return [
        {
            "name": field.name,
            "label": field.title,
            "value": HIDDEN if public and field.private else shown(field, answers[field.name]),
        }
        for _, field in form.placed
        if answers.get(field.name) is not None
    ]


def shown(field: FormField, value: Any) -> str:
    """One answer in words."""
    match field.type:
        case FieldType.YES_NO:
            return "是" if value == "yes" else "否"
        case FieldType.STATEMENT:
            return "已确认"
        case FieldType.CHOICE:
            return field.labels.get(value, str(value))
        case FieldType.CHOICES:
            return "、".join(field.labels.get(one, str(one)) for one in value)
        case FieldType.FILE:
            return f"{value} 份"
        case FieldType.REGION:
            region = region_of(value)
            return region.full_name if region else str(value)
        case FieldType.POINT:
            return point_name(value) or str(value)
        case FieldType.SIGNATURE:
            return f"{value['name']}（本人{'手写' if 'drawn' in value else ''}签名）"
        case FieldType.PERSON:
            return "，".join(value[part.name] for part in PART_FIELDS[FieldType.PERSON] if part.name in value)
        case FieldType.TABLE:
            return "\n".join(f"第 {n} 行：{_row(field, row)}" for n, row in enumerate(value, 1))
        case FieldType.MONEY:
            return f"{value} 元"
        case FieldType.CALCULATED:
            return f"{value} 元" if field.unit == FieldType.MONEY else str(value)
    return str(value)


def _row(field: FormField, row: Mapping[str, Any]) -> str:
    return "，".join(
        f"{column.title} {shown(column, row[column.name])}" for column in field.columns if column.name in row
    )
