"""The tables of the room."""

from zhichi.foundation.forms.models.form import FormDraft, FormVersion

__all__ = ["FormDraft", "FormVersion"]
