"""What a filing asks: the fields of its procedure, or the published form that the procedure names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from zhichi.foundation.cases.actions.recording import shown_value
from zhichi.foundation.cases.enums import Channel
from zhichi.foundation.forms.public import FieldType as FormFieldType
from zhichi.foundation.forms.public import Form, asked_fields, clean_form, form_of, shown_answers
from zhichi.foundation.procedures.public import Procedure, clean_answers

# Where the papers come with the filing; elsewhere they are handed in afterwards, or over the counter.
WITH_PAPERS = frozenset({Channel.WEB, Channel.KIOSK})
# A paper that answers a file field stands for `form-<name of the field>`.
OF_FORM = "form-"


def asked_form(procedure: Procedure) -> Form | None:
    """The form in whose words this procedure asks, if it names one. A case keeps it with its procedure."""
    return form_of(procedure.filing.form) if procedure.filing.form else None


def clean_filing(
    procedure: Procedure,
    answers: Mapping[str, Any],
    *,
    papers: int,
    stands_for: Sequence[str],
    channel: str,
    drawn: Mapping[str, str],
) -> dict[str, Any]:
    """The answers in their one form; raises AnswerError or AnswersError, which `refusing` turns into sentences."""
    form = asked_form(procedure)
    if form is None:
        return clean_answers(procedure.filing.fields, answers, papers=papers)
    counts = Counter(name.removeprefix(OF_FORM) for name in stands_for if name.startswith(OF_FORM))
    files = {field.name for field in form.of_type(FormFieldType.FILE)}
    given = {name: value for name, value in answers.items() if name not in files}
    return clean_form(form, given, counts if channel in WITH_PAPERS else None, drawn)


def files_asked(procedure: Procedure, answers: Mapping[str, Any]) -> list[tuple[str, str, str, bool]]:
    """The files that the form asks for after these answers: what a paper stands for, title, help, whether it must."""
    form = asked_form(procedure)
    if form is None:
        return []
    return [
        (f"{OF_FORM}{field.name}", field.title, field.help, field.required)
        for field in asked_fields(form, answers)
        if field.type == FormFieldType.FILE
    ]


def told_answers(
    procedure: Procedure, answers: Mapping[str, Any], *, public: bool = False
) -> list[dict[str, str]]:
    """Name, label and value of what was answered, in the words it was asked in; what was left empty is left out."""
    form = asked_form(procedure)
    if form is not None:
        return shown_answers(form, answers, public=public)
    return [
        {"name": field.name, "label": field.title, "value": shown_value(field, answers[field.name])}
        for field in procedure.filing.fields
        if answers.get(field.name) not in (None, "", [])
    ]


def subject_of(procedure: Procedure, answers: Mapping[str, Any]) -> str:
    """The matter in the words of the choice that the procedure names as its subject: free words could name a person."""
    form, name = asked_form(procedure), procedure.subject_field
    options = (
        {field.name: field.options for field in form.of_type(FormFieldType.CHOICE)}
        if form is not None
        else {field.name: field.options for field in procedure.filing.fields}
    )
    return dict(options.get(name, ())).get(str(answers.get(name, "")), "")
