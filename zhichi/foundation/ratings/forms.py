from django import forms

from zhichi.foundation.ratings.enums import Grade


class RatingForm(forms.Form):
    """Five grades in words, and a line for what went well or wrong."""

    grade = forms.TypedChoiceField(
        label="您对这次服务",
        choices=Grade.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项评价。", "invalid_choice": "请选一项评价。"},
    )
    words = forms.CharField(
        label="想说的话",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="可以不写。评价不会显示您的姓名。",
    )
