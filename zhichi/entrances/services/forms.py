"""What the citizen's pages ask besides a procedure's own fields."""

from django import forms

from zhichi.foundation.cases.public import PersonForm
from zhichi.foundation.regions.public import WhereForm
from zhichi.kernel.tracking import TrackingError, normalise

__all__ = ["CheckForm", "PersonForm", "TrackForm", "WhereForm"]


class TrackForm(forms.Form):
    """Tracking code and last four."""

    code = forms.CharField(
        label="查询码",
        max_length=40,
        help_text="回执上的 16 位数字，空格不要紧。",
        error_messages={"required": "请填写查询码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label="手机号（或身份证号、查询密码）的末四位",
        min_length=4,
        max_length=4,
        error_messages={
            "required": "请填写末四位。",
            "min_length": "请填写四位。",
            "max_length": "请填写四位。",
        },
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        try:
            return normalise(str(self.cleaned_data["code"]))
        except TrackingError as error:
            raise forms.ValidationError(str(error)) from error


class CheckForm(forms.Form):
    """The last step: what is said is true, and what will be done with it is known."""

    true = forms.BooleanField(label="我填写的情况属实", error_messages={"required": "请确认填写的情况属实。"})
    informed = forms.BooleanField(
        label="我知道这些信息只用于办理这件事，会加密保存",
        error_messages={"required": "请确认已知道信息的用途。"},
    )
