"""A complaint about an adviser, and what came of it."""

from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils import timezone

from zhichi.domains.lawtalk.enums import Grievance
from zhichi.domains.lawtalk.forms.rota import AdviserField, advisers_at
from zhichi.domains.network.public import Point, PointPerson
from zhichi.kernel.phones import PhoneError, phone


def new_name() -> str:
    return token_urlsafe(24)


class ComplaintForm(forms.Form):
    """No name; a telephone only from who wants an answer."""

    person = AdviserField(
        PointPerson.objects.none(), label="哪位顾问", required=False, empty_label="不知道是哪位，或者没有来过"
    )
    about = forms.ChoiceField(
        label="什么事",
        choices=Grievance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项。", "invalid_choice": "请选一项。"},
    )
    words = forms.CharField(
        label="是怎么回事",
        max_length=1000,
        min_length=4,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="哪天、什么事。不用写姓名。",
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
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_name)

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["person"]
        assert isinstance(people, AdviserField)
        people.queryset = advisers_at(point, timezone.localdate())

    def clean_once(self) -> str:
        return self.cleaned_data["once"] or new_name()

    def clean_phone(self) -> str:
        given = str(self.cleaned_data.get("phone") or "")
        try:
            return phone(given) if given else ""
        except PhoneError as error:
            raise forms.ValidationError(str(error)) from error


class ComplaintAnswerForm(forms.Form):
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
        help_text="写明怎么查的、怎么处理的；涉嫌违法收费、泄露秘密的，写明按投诉律师的程序转到了哪里。",
        error_messages={"required": "请写明处理情况。", "min_length": "请写明处理情况。"},
    )
