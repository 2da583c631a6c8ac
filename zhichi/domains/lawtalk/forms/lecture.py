"""What is asked about a talk on law."""

from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils import timezone

from zhichi.domains.lawtalk.forms.rota import AdviserField, advisers_at
from zhichi.domains.network.public import FactError, Point, PointPerson, plain_note

MOMENT = "%Y-%m-%dT%H:%M"


def new_name() -> str:
    return token_urlsafe(24)


class LectureForm(forms.Form):
    person = AdviserField(
        PointPerson.objects.none(),
        label="谁讲的",
        empty_label="请选择",
        error_messages={"required": "请选择谁讲的。"},
    )
    held_at = forms.DateTimeField(
        label="什么时候讲的",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
        input_formats=[MOMENT, "%Y-%m-%d %H:%M"],
        error_messages={"required": "请填写时间。", "invalid": "时间应写成 2026-01-31 09:00 的样子。"},
    )
    minutes = forms.IntegerField(
        label="讲了多少分钟",
        min_value=1,
        max_value=600,
        error_messages={"required": "请填写讲了多少分钟。"},
    )
    heard = forms.IntegerField(
        label="来听的大约几个人",
        min_value=0,
        max_value=5000,
        error_messages={"required": "请填写大约几个人。"},
        help_text="不用签到表，也不用照片。",
    )
    topic = forms.CharField(label="讲什么", max_length=80, error_messages={"required": "请填写讲什么。"})
    note = forms.CharField(
        label="情况", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    # Names this form: sent twice, it is recorded once.
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_name)

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["person"]
        assert isinstance(people, AdviserField)
        people.queryset = advisers_at(point, timezone.localdate())

    def clean_once(self) -> str:
        return self.cleaned_data["once"] or new_name()

    def clean_note(self) -> str:
        try:
            plain_note("note", self.cleaned_data["note"])
        except FactError as error:
            raise forms.ValidationError(str(error)) from error
        return str(self.cleaned_data["note"])
