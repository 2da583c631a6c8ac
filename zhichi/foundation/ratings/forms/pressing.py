from secrets import token_urlsafe
from typing import Any

from django import forms

from zhichi.foundation.ratings.models import units_by_county
from zhichi.kernel.phones import PhoneError, phone


def new_name() -> str:
    """A name for one form, 32 characters that nobody guesses."""
    return token_urlsafe(24)


class PressureForm(forms.Form):
    """Which unit, and what happened; a telephone only from who wants an answer."""

    unit = forms.ChoiceField(
        label="哪个单位",
        error_messages={"required": "请选择是哪个单位。", "invalid_choice": "请选择是哪个单位。"},
    )
    words = forms.CharField(
        label="是怎么回事",
        max_length=1000,
        min_length=4,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="例如：当面盯着打分、替您打分、拿东西换好评、不让评。不用写姓名。",
        error_messages={
            "required": "请写明是怎么回事。",
            "min_length": "请写得再清楚一点。",
            "max_length": "最多写 1000 个字。",
        },
    )
    phone = forms.CharField(
        label="联系电话",
        max_length=20,
        required=False,
        help_text="想知道处理结果的才填。只有处理的人能看到。",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    # Names this form: sent twice, it is told once.
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_name)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["unit"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "请选择"), *units_by_county()]

    def clean_phone(self) -> str:
        given = str(self.cleaned_data.get("phone") or "")
        try:
            return phone(given) if given else ""
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error


class AnswerForm(forms.Form):
    found = forms.TypedChoiceField(
        label="核查下来",
        choices=[("yes", "属实"), ("no", "不属实")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择是否属实。"},
    )
    answer = forms.CharField(
        label="处理情况",
        max_length=1000,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="写明怎么查的、怎么处理的；留了电话的，写明什么时候告诉了对方。",
        error_messages={"required": "请写明处理情况。", "min_length": "请写明处理情况。"},
    )
