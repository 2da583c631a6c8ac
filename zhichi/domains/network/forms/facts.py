"""Short forms for facts: who was served, who was on duty, what a visit found."""

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from zhichi.domains.network.enums import ServiceChannel, ServiceItem, VerifyMethod, VerifyOutcome
from zhichi.domains.network.forms.uploads import FilesField
from zhichi.domains.network.models import Point, PointPerson, Window, holds_on
from zhichi.domains.network.models.recorded import doubts_of_service

if TYPE_CHECKING:  # generic only in the stubs
    Choice = forms.ModelChoiceField[PointPerson]
else:
    Choice = forms.ModelChoiceField

MOMENT = "%Y-%m-%dT%H:%M"
YES_NO = (("yes", "到岗了"), ("no", "没有到岗"), ("", "还不知道"))


def new_name() -> str:
    """A name for one form, 32 characters that nobody guesses."""
    return token_urlsafe(24)


class MomentField(forms.DateTimeField):
    """A local moment; browsers open their own picker."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT)
        super().__init__(
            widget=widget,
            input_formats=[MOMENT, "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
            error_messages={"required": "请填写时间。", "invalid": "时间应写成 2026-01-31 09:00 的样子。"},
            **kwargs,
        )


class PersonField(Choice):
    """People of a point, told apart by what they are and where they come from."""

    def label_from_instance(self, one: PointPerson) -> str:
        return "，".join(filter(None, (one.name, one.get_kind_display(), one.firm)))


class ServiceForm(forms.Form):
    """Somebody was served: no name, no identity number."""

    item = forms.ChoiceField(label="办了什么", choices=ServiceItem.choices)
    channel = forms.ChoiceField(label="怎么办的", choices=ServiceChannel.choices)
    when = MomentField(label="什么时候", initial=timezone.now)
    window = forms.ModelChoiceField(
        label="窗口", queryset=Window.objects.none(), required=False, empty_label="没有分窗口"
    )
    person = PersonField(
        PointPerson.objects.none(), label="谁服务的", required=False, empty_label="登记的人，或者没有在名单上"
    )
    minutes = forms.IntegerField(label="用了多少分钟", min_value=1, max_value=600, required=False)
    waited = forms.IntegerField(label="等了多少分钟", min_value=0, max_value=600, required=False)
    note = forms.CharField(
        label="办事情况",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一两句话。不要写群众的姓名、电话和身份证号。",
    )

    # Asked only when something looks wrong.
    sure = forms.BooleanField(
        label="确实是这样，原因写在“办事情况”里了", required=False, widget=forms.HiddenInput
    )
    # Names this form: sent twice, it is recorded once.
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_name)

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        windows = self.fields["window"]
        assert isinstance(windows, forms.ModelChoiceField)
        windows.queryset = point.windows.filter(closed_on__isnull=True)
        people = self.fields["person"]
        assert isinstance(people, PersonField)
        people.queryset = point.people.filter(holds_on(timezone.localdate())).order_by("kind", "name")
        self.point = point

    def clean(self) -> None:
        """What looks wrong is told once; to record it all the same takes a tick and a word why."""
        told = self.cleaned_data
        sure = told.pop("sure", False)
        if self.errors:
            return
        names = ("when", "channel", "minutes", "waited")
        doubt = doubts_of_service(self.point, told["window"], **{name: told[name] for name in names})
        if doubt and not (sure and told["note"].strip()):
            self.fields["sure"].widget = forms.CheckboxInput()
            self.add_error(
                "sure" if not sure else "note",
                f"看起来不对：{doubt}。写错了请改；确实是这样的，请写明原因并勾选。",
            )

    def clean_once(self) -> str:
        return self.cleaned_data["once"] or new_name()


class DutyForm(forms.Form):
    point_person = PersonField(
        PointPerson.objects.none(), label="值班人", required=False, empty_label="不在名单上，写姓名"
    )
    person = forms.CharField(label="姓名（不在名单上才填）", max_length=40, required=False)
    planned_from = MomentField(label="应到时间")
    planned_to = MomentField(label="应离时间")
    attended = forms.ChoiceField(label="到岗没有", choices=YES_NO, required=False, widget=forms.RadioSelect)
    source = forms.CharField(
        label="根据什么填的",
        max_length=40,
        initial="排班表",
        help_text="例如排班表、窗口叫号记录。不用打卡。",
    )

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["point_person"]
        assert isinstance(people, PersonField)
        people.queryset = point.people.order_by("kind", "name")

    def clean(self) -> None:
        if not self.cleaned_data.get("point_person") and not self.cleaned_data.get("person"):
            self.add_error("point_person", "请选择值班人，不在名单上的请写姓名。")

    def answers(self) -> dict[str, Any]:
        said = self.cleaned_data["attended"]
        return {**self.cleaned_data, "attended": {"yes": True, "no": False}.get(said)}


class PhoneForm(forms.Form):
    reached = forms.ChoiceField(
        label="有没有人接",
        choices=[("yes", "有人接听"), ("no", "没有人接，或者打不通")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择有没有人接。"},
    )

    def answers(self) -> dict[str, Any]:
        return {"reached": self.cleaned_data["reached"] == "yes"}


class BeginVisitForm(forms.Form):
    method = forms.ChoiceField(
        label="怎么核验",
        choices=[(VerifyMethod.ON_SITE, "到现场"), (VerifyMethod.VIDEO, "视频连线")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择怎么核验。"},
    )


class VisitForm(forms.Form):
    """What a visit found."""

    outcome = forms.ChoiceField(
        label="看到的情况",
        choices=VerifyOutcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择看到的情况。"},
    )
    note = forms.CharField(
        label="说明", max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    photos = FilesField(
        label="照片", required=False, help_text="把口令写在纸上，和门牌或者工作人员一起拍进照片。"
    )
    lon = forms.FloatField(label="经度", required=False, help_text="手机定位的 WGS-84 坐标，不知道可以不填。")
    lat = forms.FloatField(label="纬度", required=False)
    # Names this form: sent twice, or again after a broken line, it is recorded once.
    once = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40, initial=new_name)
    # When the device says it was filled in; empty when nothing stood between filling in and sending.
    told_at = forms.DateTimeField(widget=forms.HiddenInput, required=False)

    @property
    def position(self) -> tuple[float, float] | None:
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        return (lon, lat) if lon is not None and lat is not None else None

    def clean(self) -> None:
        given = [self.cleaned_data.get(name) is not None for name in ("lon", "lat")]
        if any(given) and not all(given):
            self.add_error("lon", "经度和纬度应一起填写。")


class SelfReportForm(forms.Form):
    note = forms.CharField(
        label="现在的情况",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写一写现在的情况。"},
    )
    photos = FilesField(label="照片", required=False, help_text="可以不传。")


class SheetForm(forms.Form):
    """A table to import."""

    table = forms.FileField(
        label="表格文件",
        help_text="Excel（xlsx）或者 CSV，最多 5000 行。先预览，确认后才导入。",
        error_messages={"required": "请选择要导入的表格。", "empty": "这是一个空文件，请检查后重新选择。"},
    )
