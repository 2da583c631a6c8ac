"""The door of `foundation.forms`."""

from zhichi.foundation.forms.access import CATALOGUE_ROLES
from zhichi.foundation.forms.actions import (
    HIDDEN,
    FormError,
    NoFormError,
    asked_fields,
    clean_form,
    current_ref,
    draft_from,
    drawn_upload,
    form_of,
    holds_personal,
    known_refs,
    prefilled,
    publish_form,
    schema_for,
    shown_answers,
    told_by,
    withdraw_form,
)
from zhichi.foundation.forms.enums import FieldType, Prefill
from zhichi.foundation.forms.forms import AnswersForm, Choosing
from zhichi.foundation.forms.models import FormDraft, FormVersion
from zhichi.foundation.forms.rules import AnswersError, Fault, Form, FormField, faults_of_form, schema_of
from zhichi.foundation.forms.rules.strokes import StrokesError

__all__ = [
    "CATALOGUE_ROLES",
    "HIDDEN",
    "AnswersError",
    "AnswersForm",
    "Choosing",
    "Fault",
    "FieldType",
    "Form",
    "FormDraft",
    "FormError",
    "FormField",
    "FormVersion",
    "NoFormError",
    "Prefill",
    "StrokesError",
    "asked_fields",
    "clean_form",
    "current_ref",
    "draft_from",
    "drawn_upload",
    "faults_of_form",
    "form_of",
    "holds_personal",
    "known_refs",
    "prefilled",
    "publish_form",
    "schema_for",
    "schema_of",
    "shown_answers",
    "told_by",
    "withdraw_form",
]
