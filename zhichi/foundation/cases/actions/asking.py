"""What a filing asks: the fields of its procedure, or the published form that the procedure names."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from zhichi.foundation.cases.actions.recording import shown_value
from zhichi.foundation.cases.enums import Channel
from zhichi.foundation.forms.public import FieldType as FormFieldType
from zhichi.foundation.forms.public import Form, asked_fields, clean_form, form_of, shown_answers
from zhichi.foundation.procedures.public import Identity, Procedure, clean_answers
from zhichi.foundation.sockets.public import PAPERS_ASKED

# Where the papers come with the filing; elsewhere they are handed in afterwards, or over the counter.
WITH_PAPERS = frozenset({Channel.WEB, Channel.KIOSK, Channel.KIOSK_HELPED})
# A paper that answers a file field stands for `form-<name of the field>`.
OF_FORM = "form-"


def asked_form(procedure: Procedure) -> Form | None:
    """The form in whose words this procedure asks, if it names one. A case keeps it with its procedure."""
    return form_of(procedure.filing.form) if procedure.filing.form else None


PROMISING = Identity("作书面承诺时核对是您本人。不作书面承诺的不用填。", "国办发〔2020〕42号", required=False)


def identity_asked(
    procedure: Procedure, materials: Iterable[Mapping[str, Any]], *, on: date
) -> Identity | None:
    """Why this filing asks for the number of an identity card: the procedure says so, or one of the item's materials
    may be replaced by a written commitment, which names who makes it. None: it is not asked for."""
    filing = procedure.filing
    if filing.anonymous or filing.identity is not None:
        return None if filing.anonymous else filing.identity
    asked = (one for read in PAPERS_ASKED for one in read(materials=materials, on=on, id_number=""))
    return PROMISING if any(one.words for one in asked) else None


def clean_filing(
    procedure: Procedure,
    answers: Mapping[str, Any],
    *,
    papers: int,
    stands_for: Sequence[str],
    channel: str,
    drawn: Mapping[str, str],
    on: date,
) -> dict[str, Any]:
    """The answers in their one form; raises AnswerError or AnswersError, which `refusing` turns into sentences."""
    form = asked_form(procedure)
    if form is None:
        return clean_answers(procedure.filing.fields, answers, papers=papers)
    counts = Counter(name.removeprefix(OF_FORM) for name in stands_for if name.startswith(OF_FORM))
    files = {field.name for field in form.of_type(FormFieldType.FILE)}
    given = {name: value for name, value in answers.items() if name not in files}
    return clean_form(form, given, counts if channel in WITH_PAPERS else None, drawn, on=on)


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
    procedure: Procedure, answers: Mapping[str, Any], *, public: bool = False, masked: bool = False
) -> list[dict[str, str]]:
    """Name, label and value of what was answered, in the words it was asked in; what was left empty is left out.

    `masked`: what a form asks of people stands as parties do (个人信息保护法 §51); `reveal` opens it.
    """
    form = asked_form(procedure)
    if form is not None:
        return shown_answers(form, answers, public=public, masked=masked)
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
