"""What a verb asks: its own fields and, after them, the published form it names."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhichi.foundation.cases.actions.recording import rows_of
from zhichi.foundation.forms.public import Form, clean_form, form_of, shown_answers
from zhichi.foundation.procedures.public import Verb, clean_answers
from zhichi.kernel import canonical


@dataclass(frozen=True)
class Answered:
    """What was answered to a verb, clean: to its own fields, and to its form if it has one."""

    own: Mapping[str, Any]
    form: Form | None = None
    filled: Mapping[str, Any] = field(default_factory=dict)

    def digest(self) -> str:
        """SHA-256 of the form and what was answered to it; empty without a form."""
        if self.form is None:
            return ""
        content = {"form": self.form.ref, "answers": dict(self.filled)}
        return hashlib.sha256(canonical.encode(content)).hexdigest()

    def rows(self, verb: Verb, *, public: bool) -> list[dict[str, str]]:
        """Name, label and value of everything; what is private in the form is not shown to the public."""
        asked = shown_answers(self.form, self.filled, public=public) if self.form else []
        return rows_of(verb.fields, self.own) + asked


def form_of_verb(verb: Verb) -> Form | None:
    return form_of(verb.form) if verb.form else None


def clean_verb(
    verb: Verb, answers: Mapping[str, Any], *, on: date, papers: int = 0, stands_for: Sequence[str] = ()
) -> Answered:
    """The answers in their one form; raises AnswerError or AnswersError, which `refusing` turns into sentences.

    `stands_for` names for each paper the file field of the form it answers, or nothing where it answers none.
    """
    form = form_of_verb(verb)
    names = form.fields if form else {}
    own = {name: value for name, value in answers.items() if name not in names}
    counts = Counter(name for name in stands_for if name)
    cleaned = clean_answers(verb.fields, own, papers=papers - counts.total(), one_of=verb.one_of)
    if form is None:
        return Answered(cleaned)
    filled = {name: value for name, value in answers.items() if name in names}
    return Answered(cleaned, form, clean_form(form, filled, counts, on=on))
