"""The forms of the editor."""

from zhichi.foundation.procedures.forms.about import AboutForm, StateForm
from zhichi.foundation.procedures.forms.clocks import ClocksForm
from zhichi.foundation.procedures.forms.field import FieldForm
from zhichi.foundation.procedures.forms.filing import FilingForm
from zhichi.foundation.procedures.forms.paper import PaperForm
from zhichi.foundation.procedures.forms.pieces import GroupedForm
from zhichi.foundation.procedures.forms.starting import ImportForm, StartForm
from zhichi.foundation.procedures.forms.verb import VerbForm
from zhichi.foundation.procedures.forms.versions import CompareForm, PublishForm, StepForm, WithdrawForm

__all__ = [
    "AboutForm",
    "ClocksForm",
    "CompareForm",
    "FieldForm",
    "FilingForm",
    "GroupedForm",
    "ImportForm",
    "PaperForm",
    "PublishForm",
    "StartForm",
    "StateForm",
    "StepForm",
    "VerbForm",
    "WithdrawForm",
]
