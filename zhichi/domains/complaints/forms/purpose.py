"""Why somebody wants to know who complained."""

from django import forms


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label="为什么要看",
        help_text="会记入账本，检查的人能查到。",
        min_length=2,
        max_length=200,
        error_messages={
            "required": "请写明查看的用途。",
            "min_length": "请写明查看的用途，至少 2 个字。",
            "max_length": "最多写 200 个字。",
        },
    )
