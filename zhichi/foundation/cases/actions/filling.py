"""The forms that were filled in with the acts of a case."""

from zhichi.foundation.cases.actions.answered import Answered
from zhichi.foundation.cases.actions.asking import asked_form, told_answers
from zhichi.foundation.cases.models import Act, Case, FilledForm, Record
from zhichi.foundation.forms.public import HIDDEN, holds_personal, shown_answers


def keep_filled(act: Act, answered: Answered) -> None:
    if answered.form is not None:
        ref, digest = answered.form.ref, answered.digest()
        FilledForm.objects.create(act=act, form=ref, answers=dict(answered.filled), digest=digest)


def filled_forms(case: Case, *, masked: bool) -> list[tuple[FilledForm, list[dict[str, str]]]]:
    """The forms that were filled in with the case's acts, each with what was answered, `masked` as parties are.

    One statement, and none where no verb of its procedure names a form.
    """
    if not any(verb.form for verb in case.procedure.verbs.values()):
        return []
    held = FilledForm.objects.filter(act__case=case).order_by("act__seq")
    return [(one, shown_answers(one.asked, one.answers, masked=masked)) for one in held]


def record_rows(record: Record, *, masked: bool) -> list[dict[str, str]]:
    """What a document says, with its case and act; `masked`: what a form asked of people stands as parties do.

    The first document is the application itself: what it says is the case's answers. What was left out when the
    document was made stays left out.
    """
    case, rows = record.case, list(record.data)
    if record.act.seq == 1:
        told = told_answers(case.procedure, case.answers, masked=masked)
        asked = asked_form(case.procedure) is not None
    else:
        filled = FilledForm.objects.filter(act=record.act_id).first()
        told = shown_answers(filled.asked, filled.answers, masked=masked) if filled else []
        asked = filled is not None
    if not rows:
        return told if record.act.seq == 1 else []
    if not (masked and asked):
        return rows
    held = {row["name"]: row["value"] for row in told}
    return [
        {**row, "value": row["value"] if row["value"] == HIDDEN else held.get(row["name"], row["value"])}
        for row in rows
    ]


def hides_answers(case: Case) -> bool:
    """Whether anything of the application stands masked before officers."""
    form = asked_form(case.procedure)
    return form is not None and holds_personal(form, case.answers)
