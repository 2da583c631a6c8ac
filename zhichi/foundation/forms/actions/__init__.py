"""The verbs of the room."""

from zhichi.foundation.forms.actions.answering import clean_form, prefilled, shown_answers
from zhichi.foundation.forms.actions.finding import NoFormError, current_ref, form_of, known_refs, schema_for
from zhichi.foundation.forms.actions.publishing import FormError, publish_form

__all__ = [
    "FormError",
    "NoFormError",
    "clean_form",
    "current_ref",
    "form_of",
    "known_refs",
    "prefilled",
    "publish_form",
    "schema_for",
    "shown_answers",
]
