"""What a verb asks on a page: its own fields, and under them the published form it names."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from zhichi.foundation.cases.actions.answered import form_of_verb
from zhichi.foundation.cases.forms.fields import FieldsForm
from zhichi.foundation.cases.models import Case
from zhichi.foundation.cases.models.known import known_of
from zhichi.foundation.forms.public import AnswersForm, Choosing
from zhichi.foundation.procedures.public import FieldType, Verb


class VerbSheet:
    """Bound to what was sent, if something was; a press that only changes the form's questions judges nothing.

    `public`: for the citizen, to whom no officers and desks are offered.
    """

    def __init__(
        self, request: HttpRequest, case: Case, verb: Verb, *, at: datetime, public: bool = False
    ) -> None:
        self.verb = verb
        data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
        self.form = _form(case, verb, data, files, at)
        self.redraws = self.form is not None and self.form.pressed
        first = {"initial": _typed(verb, data)} if self.redraws else {"data": data, "files": files}
        self.own = FieldsForm(**first, asked=verb.fields, case=None if public else case)

    def is_valid(self) -> bool:
        sound = [form.is_valid() for form in (self.own, self.form) if form is not None]
        return all(sound) and not self.redraws

    def answers(self) -> dict[str, Any]:
        """Clean answers by name; the checks of a procedure let no name stand in both."""
        return self.own.answers() | (self.form.answers() if self.form else {})

    def papers(self) -> tuple[list[Any], list[str]]:
        """What was uploaded, and for each the file field of the form that it answers ("" for none)."""
        own = self.own.uploads()
        others = self.form.uploads() if self.form else []
        return [*own, *(upload for _, upload in others)], [""] * len(own) + [
            field.name for field, _ in others
        ]

    def blame(self, field: str, sentence: str) -> None:
        """Put the sentence beside the input at fault, or over the fields."""
        place = field.replace(".", "-")
        if self.form is not None and place in self.form.fields:
            self.form.add_error(place, sentence)
        else:
            self.own.add_error(field if field in self.own.fields else None, sentence)


def _form(case: Case, verb: Verb, data: Any, files: Any, at: datetime) -> AnswersForm | None:
    asked = form_of_verb(verb)
    if asked is None:
        return None
    known = known_of(case, asked, on=localdate(at))
    choosing = Choosing(city=settings.ZHICHI_CITY, region=case.region_id, at=at)
    # What the case holds of people is nobody's to read without saying what for: it stands masked.
    return AnswersForm(data, files=files, form=asked, known=known, veiled=True, choosing=choosing)


def _typed(verb: Verb, data: Any) -> Mapping[str, Any]:
    """What stood in the verb's own fields when the page was only drawn again; files are chosen anew."""
    return {
        field.name: data.getlist(field.name) if field.type == FieldType.CHOICES else data.get(field.name)
        for field in verb.fields
        if field.type != FieldType.FILES
    }
