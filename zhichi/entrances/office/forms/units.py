"""What a system administrator fills in about units and divisions; whether it holds is said by the verbs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.regions.public import Fault, Region, Tier, Unit, UnitKind, region_of
from zhichi.kernel.phones import PhoneError, phone
from zhichi.ui.widgets import DateInput, PhoneInput

CODE_HINT = _("12 位区划代码。")


class UnitSearchForm(forms.Form):
    q = forms.CharField(label=_("机构名称或代码"), max_length=40, required=False)


class FaultyForm(forms.Form):
    """A form whose faults come from the verb, by column."""

    beside: dict[str, str] = {}

    def show(self, faults: Iterable[Fault]) -> None:
        """Put each fault beside the field of its column; what belongs to no field stands above."""
        for fault in faults:
            name = self.beside.get(fault.column, fault.column)
            self.add_error(name if name in self.fields else None, fault.reason)


class NewUnitForm(FaultyForm):
    code = forms.CharField(
        label=_("机构代码"), max_length=32, help_text=_("字母、数字和短横线，建好后不能改。例如：370811-xz。")
    )
    name = forms.CharField(label=_("机构名称"), max_length=100)
    kind = forms.ChoiceField(label=_("机构种类"), choices=[("", _("请选择")), *UnitKind.choices])
    tier = forms.ChoiceField(
        label=_("层级"),
        choices=[("", _("按机构种类或上级定")), *Tier.choices],
        required=False,
        help_text=_("司法所、司法局等的层级由种类定，可以不选。"),
    )
    parent = forms.CharField(label=_("上级机构代码"), max_length=32)
    region = forms.CharField(
        label=_("所在区划代码"),
        max_length=12,
        required=False,
        help_text=_("12 位。没有区划代码的开发区不填。"),
    )
    phone = forms.CharField(label=_("电话"), max_length=30, required=False, widget=PhoneInput())
    valid_from = forms.DateField(label=_("设立日期"), widget=DateInput())

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if Unit.objects.filter(code=code).exists():
            raise ValidationError(_("已经有这个代码的机构了。"))
        return code

    def clean_parent(self) -> str:
        return unit_coded(self.cleaned_data["parent"], self.units).code

    def cells(self) -> dict[str, str]:
        """A row as a table would tell it."""
        return {name: str(told or "") for name, told in self.cleaned_data.items()}


class RenameForm(forms.Form):
    name = forms.CharField(label=_("机构名称"), max_length=100)
    phone = forms.CharField(label=_("电话"), max_length=30, required=False, widget=PhoneInput())

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"name": unit.name, "phone": unit.phone}} | kwargs)

    def clean_phone(self) -> str:
        text = str(self.cleaned_data["phone"])
        try:
            return phone(text, hotlines=True) if text else ""
        except PhoneError as error:
            raise ValidationError(str(error)) from error


class MoveForm(forms.Form):
    parent = forms.CharField(
        label=_("新的上级机构代码"), max_length=32, help_text=_("这个机构连同它的下级一起调过去。")
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.units = units

    def clean_parent(self) -> Unit:
        return unit_coded(self.cleaned_data["parent"], self.units)


class CloseForm(forms.Form):
    valid_to = forms.DateField(
        label=_("从哪天起撤销"), widget=DateInput(), help_text=_("填今天或以前的日期；从这一天起不再办理。")
    )


class ServeForm(forms.Form):
    region = forms.CharField(label=_("服务的区划代码"), max_length=12, help_text=CODE_HINT)
    valid_from = forms.DateField(
        label=_("从哪天起服务"), widget=DateInput(), help_text=_("原来服务这里的同类机构，到这一天为止。")
    )

    def clean_region(self) -> Region:
        region = region_of(self.cleaned_data["region"])
        if region is None or region.valid_to is not None:
            raise ValidationError(_("没有这个区划代码，或者这个区划已经停用。"))
        return region


class LeaveForm(forms.Form):
    valid_to = forms.DateField(
        label=_("从哪天起不再服务"), widget=DateInput(), help_text=_("以后由所在地的机构办理。")
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        served = Region.objects.filter(served_by__unit=unit, served_by__valid_to=None)
        self.fields["region"] = forms.ModelChoiceField(
            label=_("不再服务哪里"), queryset=served, empty_label=_("请选择")
        )
        self.order_fields(["region"])


class ChangeForm(FaultyForm):
    """A division that changed; one line for each division into which it passed."""

    beside = {"new": "news", "name": "news"}

    old = forms.CharField(label=_("原区划代码"), max_length=12, help_text=CODE_HINT)
    news = forms.CharField(
        label=_("变成了哪个区划"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "一行一个：区划代码，空一格，再写名称；系统里已有的只写代码。"
            "只改名的，写原来的代码和新名称；只划出一部分、原区划还在的，把原来的代码也写一行。"
        ),
    )
    on = forms.DateField(label=_("变更日期"), widget=DateInput())
    document = forms.CharField(
        label=_("文件依据"), max_length=200, help_text=_("批准这次变更的文件，例如：任政字〔2026〕12号。")
    )

    across = forms.BooleanField(
        label=_("确实划到另一个县（市、区）"),
        required=False,
        help_text=_("平时不勾选：代码写错一位，村就跑到别的县去了。"),
    )

    def rows(self) -> dict[int, dict[str, str]]:
        """Rows as a table would tell them, by number."""
        told = self.cleaned_data
        lines = [line.split(maxsplit=1) for line in told["news"].splitlines() if line.strip()]
        return {
            number: {
                "old": told["old"],
                "new": words[0],
                "name": words[1].strip() if len(words) > 1 else "",
                "on": told["on"].isoformat(),
                "document": told["document"],
            }
            for number, words in enumerate(lines, 1)
        }


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label=_("哪里登记错了"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("请写明哪里登记错了。")},
    )


def unit_coded(code: str, units: QuerySet[Unit]) -> Unit:
    """The open unit of a code among those in sight."""
    unit = units.filter(code=code).first()
    if unit is None:
        raise ValidationError(_("您管理的范围内没有这个代码的机构。"))
    if unit.valid_to is not None:
        raise ValidationError(_("这个机构已经撤销。"))
    return unit
