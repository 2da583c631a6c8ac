"""Forms of what is at a point: windows, people, equipment, names, photos, days with other hours."""

from typing import Any

from django import forms

from zhichi.domains.network.enums import ServiceItem
from zhichi.domains.network.forms.uploads import FilesField
from zhichi.domains.network.models import (
    HoursException,
    PointEquipment,
    PointName,
    PointPerson,
    PointPhoto,
    Window,
)
from zhichi.domains.network.rules.hours import HoursError, hours_words
from zhichi.domains.network.rules.hours_text import EXAMPLE, hours_text, parse_hours


def ask_why(form: forms.ModelForm, reason: str) -> None:  # type: ignore[type-arg]  # not subscriptable at run time
    """Ask what the county wants to know when it reviews: a reason, and papers where there are some."""
    form.fields["reason"] = forms.CharField(
        label="申报理由",
        max_length=300,
        initial=reason,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="为什么新增、变更或者去掉，审核的人会看。",
        error_messages={"required": "请写明申报理由。"},
    )
    form.fields["evidence"] = FilesField(
        label="证明材料", required=False, help_text="合同、任命文件、现场照片等，可以选几个文件。"
    )


def day_field(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": f"请填写{label}。", "invalid": "日期应写成 2026-01-31 的样子。"},
    )


class PartForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A form of a part whose point is set before; checks what the database would refuse, in words.

    `alone`: fields of which a point has one of each.
    """

    alone: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        begin, end = values.get("from_on"), values.get("to_on") or values.get("last_on")
        if begin and end and end < begin:
            self.add_error("to_on" if "to_on" in self.fields else "last_on", "结束日期不能早于开始日期。")
        if self.alone and all(values.get(name) for name in self.alone):
            same = type(self.instance)._default_manager.filter(
                point=self.instance.point, **{name: values[name] for name in self.alone}
            )
            if same.exclude(pk=self.instance.pk).exists():
                self.add_error(self.alone[0], "这个服务点已经登记过一样的了，请修改原来的那一条。")
        return values


class WindowForm(PartForm):
    alone = ("code",)
    items = forms.MultipleChoiceField(
        label="办理事项", choices=ServiceItem.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    open_hours = forms.CharField(
        label="开放时间", required=False, help_text=f"和服务点不一样时才填，例如：{EXAMPLE}。", max_length=300
    )
    closed_on = day_field("停用日期", required=False)

    class Meta:
        model = Window
        fields = ("code", "name", "items", "accessible", "open_hours", "seal", "authorised", "closed_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["open_hours"].initial = hours_text(hours_words(self.instance.hours))

    def clean_open_hours(self) -> str:
        text = str(self.cleaned_data["open_hours"])
        try:
            self.instance.hours = parse_hours(text)
        except HoursError as error:
            raise forms.ValidationError(str(error)) from None
        return text


class PersonForm(PartForm):
    from_on = day_field("开始日期", help_text="聘用或者合同从哪天开始。")
    to_on = day_field("终止日期", required=False, help_text="合同到期或者离开的第一天；还在的不填。")

    class Meta:
        model = PointPerson
        fields = ("kind", "name", "firm", "contract", "visits_a_month", "from_on", "to_on")


class EquipmentForm(PartForm):
    alone = ("kind",)

    class Meta:
        model = PointEquipment
        fields = ("kind", "count", "working")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        count, working = values.get("count"), values.get("working")
        if count is not None and working is not None and working > count:
            self.add_error("working", "完好的不能比总数多。")
        return values


class ExceptionForm(PartForm):
    from_on = day_field("从哪天")
    last_on = day_field("到哪天", help_text="最后一天。")
    open_hours = forms.CharField(
        label="这几天的开放时间",
        required=False,
        max_length=60,
        help_text="例如 09:00-11:30，14:00-16:00；全天不开就不填。",
    )

    class Meta:
        model = HoursException
        fields = ("from_on", "last_on", "open_hours", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["open_hours"].initial = "，".join("-".join(span) for span in self.instance.hours)

    def clean_open_hours(self) -> str:
        text = str(self.cleaned_data["open_hours"]).strip()
        try:
            self.instance.hours = parse_hours(f"周一 {text}")["1"] if text else []
        except HoursError:
            raise forms.ValidationError("时间应写成 09:00-11:30 的样子，从早到晚填写。") from None
        return text


class NameForm(PartForm):
    alone = ("name", "kind")
    from_on = day_field("开始日期", required=False)
    to_on = day_field("终止日期", required=False)

    class Meta:
        model = PointName
        fields = ("name", "kind", "from_on", "to_on")


class PhotoForm(PartForm):
    upload = forms.FileField(
        label="照片",
        help_text="所有人都能看到。请不要拍到群众的脸和证件。",
        error_messages={"required": "请选择一张照片。"},
    )
    taken_on = day_field("拍摄日期")

    class Meta:
        model = PointPhoto
        fields = ("upload", "caption", "taken_on")
