"""The forms of the editor."""

from zhichi.foundation.procedures.forms.asking import ClocksForm, FieldForm, FilingForm
from zhichi.foundation.procedures.forms.pieces import GroupedForm
from zhichi.foundation.procedures.forms.starting import (
    AboutForm,
    CompareForm,
    ImportForm,
    PublishForm,
    StartForm,
    StateForm,
    StepForm,
)
from zhichi.foundation.procedures.forms.verb import VerbForm

__all__ = [
    "AboutForm",
    "ClocksForm",
    "CompareForm",
    "FieldForm",
    "FilingForm",
    "GroupedForm",
    "ImportForm",
    "PublishForm",
    "StartForm",
    "StateForm",
    "StepForm",
    "VerbForm",
]
