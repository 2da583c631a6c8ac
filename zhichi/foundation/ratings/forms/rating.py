from django import forms

from zhichi.foundation.ratings.enums import Grade, Tag


class CodeForm(forms.Form):
    """The short code from a slip, a screen or a message."""

    code = forms.CharField(
        label="评价码",
        max_length=40,
        help_text="纸条、窗口屏幕或者短信上的 12 位数字。",
        error_messages={"required": "请填写评价码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class RatingForm(forms.Form):
    """Five grades in words, reasons to tick, and a line for what went well or wrong."""

    grade = forms.TypedChoiceField(
        label="您对这次服务",
        choices=Grade.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项评价。", "invalid_choice": "请选一项评价。"},
    )
    tags = forms.MultipleChoiceField(
        label="好在哪里，差在哪里",
        choices=Tag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="可以不选，也可以选几项。",
        error_messages={"invalid_choice": "没有这个标签，请重新选。"},
    )
    words = forms.CharField(
        label="想说的话",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可以不写。评价不会显示您的姓名。",
        error_messages={"max_length": "想说的话最多写 500 个字。"},
    )
