"""The form of the yearly notice."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.timelimits.rules import Notice, dates_in, notice_faults


class DatesField(forms.CharField):
    """Days typed one line each, single or from–to."""

    widget = forms.Textarea(attrs={"rows": 7})

    def clean(self, value: Any) -> frozenset[date]:
        text = super().clean(value)
        try:
            return dates_in(text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class NoticeForm(forms.Form):
    """What the notice of the State Council General Office says."""

    year = forms.IntegerField(label=_("年份"), min_value=2000, max_value=2100)
    title = forms.CharField(
        label=_("通知名称"), max_length=120, help_text=_("例如：国务院办公厅关于2027年部分节假日安排的通知")
    )
    source = forms.CharField(label=_("文号或者网址"), max_length=300)
    published_on = forms.DateField(label=_("发布日期"))
    off = DatesField(
        label=_("放假的日子"),
        help_text=_("每行一天或者一段，例如 2027-01-01 至 2027-01-03。假期里的周末也可以写上。"),
    )
    work = DatesField(
        label=_("调休上班的周末"), required=False, help_text=_("每行一天，例如 2027-02-20。没有就不填。")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if {"year", "off", "work"} <= cleaned.keys():
            for fault in notice_faults(Notice(cleaned["year"], cleaned["off"], cleaned["work"])):
                self.add_error("work" if "上班" in fault else "off", fault)
        return cleaned
