"""The forms that were filled in with the acts of a case."""

from zhichi.foundation.cases.actions.answered import Answered
from zhichi.foundation.cases.models import Act, Case, FilledForm
from zhichi.foundation.forms.public import shown_answers


def keep_filled(act: Act, answered: Answered) -> None:
    if answered.form is not None:
        ref, digest = answered.form.ref, answered.digest()
        FilledForm.objects.create(act=act, form=ref, answers=dict(answered.filled), digest=digest)


def filled_forms(case: Case) -> list[tuple[FilledForm, list[dict[str, str]]]]:
    """The forms that were filled in with the case's acts, each with what was answered.

    One statement, and none where no verb of its procedure names a form.
    """
    if not any(verb.form for verb in case.procedure.verbs.values()):
        return []
    held = FilledForm.objects.filter(act__case=case).order_by("act__seq")
    return [(one, shown_answers(one.asked, one.answers)) for one in held]
