from zhichi.foundation.ratings.forms.pressing import AnswerForm, PressureForm
from zhichi.foundation.ratings.forms.rating import CodeForm, RatingForm
from zhichi.foundation.ratings.forms.steps import PurposeForm, StepForm
from zhichi.foundation.ratings.forms.terms import TermsForm

__all__ = ["AnswerForm", "CodeForm", "PressureForm", "PurposeForm", "RatingForm", "StepForm", "TermsForm"]
