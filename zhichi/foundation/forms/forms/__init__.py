"""What the pages show: the answers to a form."""

from zhichi.foundation.forms.forms.answers import AnswersForm
from zhichi.foundation.forms.forms.choosing import Choosing

__all__ = ["AnswersForm", "Choosing"]
