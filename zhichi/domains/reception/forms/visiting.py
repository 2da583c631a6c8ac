"""What is asked of who comes."""

from typing import Any

from django import forms

from zhichi.foundation.appointments.public import terms
from zhichi.kernel.tracking import TrackingError, normalise


class VisitorForm(forms.Form):
    """Name and telephone; the rest only who wants to."""

    name = forms.CharField(
        label="姓名",
        max_length=40,
        error_messages={"required": "请填写姓名。", "max_length": "姓名最多 40 个字。"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label="手机号",
        max_length=30,
        help_text="时间有变动时通知您；查预约时要用末四位。",
        error_messages={"required": "请填写手机号。"},
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    group = forms.ChoiceField(
        label="需要优先照顾吗？",
        required=False,
        help_text="照条例，这些人优先办。不用证明，大厅里也不会显示。",
        error_messages={"invalid_choice": "请重新选择。"},
    )
    case_code = forms.CharField(
        label="已经在办的事，请填查询码",
        required=False,
        max_length=40,
        help_text="没有就不填。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "不需要，或者不想说"), *((one.code, one.title) for one in terms().groups)]

    def clean_case_code(self) -> str:
        text = str(self.cleaned_data["case_code"]).strip()
        try:
            return normalise(text) if text else ""
        except TrackingError as error:
            raise forms.ValidationError(str(error)) from error


class CodeForm(forms.Form):
    """The code of a booking and the last four of the telephone."""

    code = forms.CharField(
        label="预约码",
        max_length=40,
        help_text="预约单或者号条上的 16 位数字，空格不要紧。",
        error_messages={"required": "请填写预约码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label="手机号末四位",
        required=False,
        max_length=4,
        help_text="现场取的号没有留手机号，不用填。",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
