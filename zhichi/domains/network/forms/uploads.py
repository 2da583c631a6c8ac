"""Several files in one field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files up to `most`; cleans to a list."""

    widget = SeveralFiles

    def __init__(self, *args: Any, most: int = 9, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.most = most

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        several = data if isinstance(data, list | tuple) else [data] if data else []
        several = [one for one in several if one]
        if self.required and not several:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(several) > self.most:
            raise ValidationError(f"一次最多 {self.most} 个文件。")
        clean_one = super().clean
        return [clean_one(one, initial) for one in several]
