"""What is asked on a page: fields, a verb with its form, who asks."""

from zhichi.foundation.cases.forms.fields import FieldsForm, FilesField
from zhichi.foundation.cases.forms.person import PersonForm
from zhichi.foundation.cases.forms.verb import VerbSheet

__all__ = ["FieldsForm", "FilesField", "PersonForm", "VerbSheet"]
