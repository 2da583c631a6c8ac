"""The door of `foundation.forms`."""

from zhichi.foundation.forms.enums import FieldType
from zhichi.foundation.forms.models import FormDraft, FormVersion

__all__ = ["FieldType", "FormDraft", "FormVersion"]
