"""What is asked of who works in a hall."""

from datetime import datetime
from typing import Any

from django import forms

from zhichi.domains.reception.enums import Weekday
from zhichi.foundation.appointments.public import Resource, terms
from zhichi.kernel.workdays import BEIJING


class TicketForm(forms.Form):
    """A ticket for who stands in the hall."""

    item = forms.ChoiceField(label="来办什么", required=False)
    group = forms.ChoiceField(label="优先照顾", required=False)
    extra = forms.BooleanField(label="号取完了也收下（加号）", required=False)

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, first, choices in (
            ("item", "还不清楚，先问问", items),
            ("group", "不需要", [(one.code, one.title) for one in terms().groups]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", first), *choices]


class ClosureForm(forms.Form):
    """A resource pauses from one minute to another."""

    resource = forms.ModelChoiceField(
        label="哪个窗口",
        queryset=Resource.objects.none(),
        empty_label=None,
        error_messages={"required": "请选择窗口。", "invalid_choice": "请选择窗口。"},
    )
    day = forms.DateField(
        label="哪一天", error_messages={"required": "请填写日期。", "invalid": "日期不对。"}
    )
    starts = forms.TimeField(
        label="从几点", error_messages={"required": "请填写时间。", "invalid": "时间不对。"}
    )
    ends = forms.TimeField(
        label="到几点", error_messages={"required": "请填写时间。", "invalid": "时间不对。"}
    )
    reason = forms.CharField(
        label="原因",
        max_length=60,
        help_text="约好的人会看到，例如“设备检修”。",
        error_messages={"required": "请写明原因，约好的人会看到。"},
    )

    def __init__(self, *args: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["resource"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = resources

    def moment(self, name: str) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data[name], BEIJING)


class ShiftForm(forms.Form):
    """Who sits where on a weekday."""

    resource = ClosureForm.base_fields["resource"]
    weekday = forms.TypedChoiceField(label="星期几", coerce=int, choices=Weekday.choices)
    starts = forms.TimeField(
        label="从几点", error_messages={"required": "请填写时间。", "invalid": "时间不对。"}
    )
    ends = forms.TimeField(
        label="到几点", error_messages={"required": "请填写时间。", "invalid": "时间不对。"}
    )
    person = forms.CharField(label="谁值班", max_length=40, error_messages={"required": "请填写谁值班。"})
    from_on = forms.DateField(
        label="从哪天起", error_messages={"required": "请填写日期。", "invalid": "日期不对。"}
    )

    def __init__(self, *args: Any, resources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["resource"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = resources


class CapacityForm(forms.Form):
    """How long a slot is and how many fit into it."""

    minutes = forms.IntegerField(
        label="每段几分钟", min_value=5, max_value=240, error_messages={"required": "请填写。"}
    )
    capacity = forms.IntegerField(
        label="每段约几个人", min_value=1, max_value=50, error_messages={"required": "请填写。"}
    )
