"""Answers to a form: checked, prefilled, and shown again."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from zhichi.foundation.forms.actions.finding import judge_for, point_name
from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.rules import AnswersError, Fault, Form, FormField, shown_fields
from zhichi.foundation.forms.rules.personal import MASKS, VEILED, is_personal, veiled_text
from zhichi.foundation.forms.rules.wording import PART_FIELDS
from zhichi.foundation.regions.public import region_of
from zhichi.kernel import mask

HIDDEN = "（不公开）"


def clean_form(
    form: Form,
    answers: Mapping[str, Any],
    files: Mapping[str, int] | None = None,
    drawn: Mapping[str, str] | None = None,
    *,
    on: date | None = None,
) -> dict[str, Any]:
    """The answers in their one form, calculations done; raises AnswersError with a sentence for each fault.

    `files` is how many files came for each file field; None where they are handed in afterwards. `drawn` is the
    SHA-256 of the kept picture for each signature that was drawn; `on` is the day of filling in, to which dates may be
    bound.
    """
    if not isinstance(answers, Mapping):
        raise AnswersError((Fault("", "填写的内容不是一张表。"),))
    return judge_for(form, files_later=files is None).clean(answers, files or {}, drawn, on=on)


def asked_fields(form: Form, answers: Mapping[str, Any]) -> list[FormField]:
    """What the form asks for, given these clean answers."""
    return shown_fields(form, answers)


def shown_answers(
    form: Form, answers: Mapping[str, Any], *, public: bool = False, masked: bool = False
) -> list[dict[str, str]]:
    """Answers as label and value, in the words of the form.

    `public`: what the clerk marked private is not shown at all. `masked`: what points at a person is shown as parties
    are, enough to recognise one's own.
    """
    say = veiled if masked else shown
    return [
        {
            "name": field.name,
            "label": field.title,
            "value": HIDDEN if public and field.private else say(field, answers[field.name]),
        }
        for _, field in form.placed
        if answers.get(field.name) is not None
    ]


def holds_personal(form: Form, answers: Mapping[str, Any]) -> bool:
    """Whether `masked` hides anything of these answers."""
    return any(is_personal(field) and answers.get(field.name) is not None for _, field in form.placed)


def veiled(field: FormField, value: Any) -> str:
    """One answer in words, masked where it points at a person."""
    if not is_personal(field):
        return shown(field, value)
    match field.type:
        case FieldType.PERSON:
            return "，".join(
                MASKS[part.name](value[part.name])
                for part in PART_FIELDS[FieldType.PERSON]
                if part.name in value
            )
        case FieldType.SIGNATURE:
            return shown(field, {**value, "name": mask.name(value["name"])})
        case FieldType.TABLE if not field.private:
            return _lines(field, value, veiled)
        case FieldType.TABLE:
            return f"{len(value)} 行，{VEILED}"
    return veiled_text(field, value)


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
            return _lines(field, value, shown)
        case FieldType.MONEY:
            return f"{value} 元"
        case FieldType.CALCULATED:
            return f"{value} 元" if field.unit == FieldType.MONEY else str(value)
    return str(value)


def _lines(field: FormField, rows: Any, say: Callable[[FormField, Any], str]) -> str:
    """The rows of a table, a line each."""
    return "\n".join(
        f"第 {n} 行：" + "，".join(f"{c.title} {say(c, row[c.name])}" for c in field.columns if c.name in row)
        for n, row in enumerate(rows, 1)
    )
