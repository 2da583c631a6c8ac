"""What the desk fills in about an adviser's days."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from zhichi.domains.lawtalk.enums import Every, Nth, Weekday
from zhichi.domains.network.public import PersonKind, Point, PointPerson, holds_on

if TYPE_CHECKING:  # generic only in the stubs
    Choice = forms.ModelChoiceField[PointPerson]
else:
    Choice = forms.ModelChoiceField

MISSING = {"required": "请填写。", "invalid": "请填写正确。"}


class AdviserField(Choice):
    def label_from_instance(self, one: PointPerson) -> str:
        return "，".join(filter(None, (one.name, one.firm)))


def advisers_at(point: Point, day: date) -> Any:
    """Who is adviser of the point on a day."""
    return point.people.filter(holds_on(day), kind=PersonKind.ADVISER).order_by("name", "pk")


class ClockField(forms.TimeField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        wrong = {"required": "请填写几点。", "invalid": "几点应写成 09:00 的样子。"}
        super().__init__(widget=widget, error_messages=wrong, **kwargs)


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        wrong = {"required": "请填写日期。", "invalid": "日期应写成 2026-01-31 的样子。"}
        super().__init__(widget=widget, error_messages=wrong, **kwargs)


class RotaForm(forms.Form):
    person = AdviserField(
        PointPerson.objects.none(),
        label="哪位顾问",
        empty_label="请选择",
        error_messages={"required": "请选择顾问。"},
    )
    nth = forms.TypedChoiceField(label="按周还是按月", choices=Nth.choices, coerce=int, initial=Nth.FIRST)
    every = forms.TypedChoiceField(
        label="按周排的，几周一次", choices=Every.choices, coerce=int, initial=Every.ONE
    )
    weekday = forms.TypedChoiceField(label="星期几", choices=Weekday.choices, coerce=int)
    starts = ClockField(label="从几点", initial="09:00")
    ends = ClockField(label="到几点", initial="11:30")
    from_on = DayField(label="从哪天起")
    moves = forms.BooleanField(
        label="遇放假顺延到下一个工作日", required=False, help_text="不勾的，放假那次就不来。"
    )

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people, today = self.fields["person"], timezone.localdate()
        assert isinstance(people, AdviserField)
        people.queryset = advisers_at(point, today)
        self.fields["from_on"].initial = today


class ChangeForm(forms.Form):
    """One day of a pattern agreed otherwise."""

    day = DayField(label="原来哪一天")
    instead = DayField(label="改到哪一天", required=False, help_text="不来的，空着。")
    reason = forms.CharField(
        label="为什么改", max_length=60, error_messages={"required": "请写一写为什么改。"}
    )


class TermsForm(forms.Form):
    paid_by = forms.CharField(
        label="费用由谁出",
        max_length=60,
        help_text="例如：县财政、街道办。群众在顾问的页面上看得到。",
        error_messages={"required": "请填写费用由谁出。"},
    )
    fee = forms.IntegerField(label="每年多少元", min_value=0, max_value=1_000_000, required=False)
    lectures_a_quarter = forms.IntegerField(
        label="合同约定每季度讲座几场", min_value=0, max_value=90, required=False
    )
