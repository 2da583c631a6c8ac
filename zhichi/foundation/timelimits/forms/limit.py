"""The form of a limit that the bureau writes itself."""

from datetime import date
from typing import Any

from django import forms

from zhichi.foundation.timelimits.actions.publishing import LimitError
from zhichi.foundation.timelimits.enums import Approver, LimitKind, SuspensionKind
from zhichi.foundation.timelimits.models import Limit
from zhichi.foundation.timelimits.rules import Terms
from zhichi.foundation.timelimits.rules.terms import CALLED, TEXTS, UNITS

KINDS = [(LimitKind.TARGET.value, "我们自己承诺的"), (LimitKind.STATUTORY.value, "法律、法规规定的")]
HINTS = {
    "title": "例如：上门服务答复。办程序的人按名称挑选。",
    "starts": "例如：收到申请之日。当天不算，从第二天数起。",
    "law": "法律规定的才填，写全称，例如：山东省公共法律服务条例。",
    "article": "例如：第十六条。",
    "citation": "条文里和时间有关的那一句。",
    "promised_by": "自己承诺的才填，例如：济宁市司法局公共法律服务科。",
    "note": "",
}
MUST = {"title": "请填写名称。", "starts": "请写明从什么时候起算，例如：收到申请之日。"}


def _text(name: str) -> forms.CharField:
    long = TEXTS[name] > 200
    return forms.CharField(
        label=CALLED[name],
        required=name in MUST,
        error_messages={"required": MUST.get(name, "")},
        help_text=HINTS[name],
        widget=forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput,
    )


def _number(label: str, told: str = "", *, required: bool = False) -> forms.IntegerField:
    wrong = {"invalid": "请填整数。", "required": f"请填“{label}”。"}
    return forms.IntegerField(label=label, required=required, help_text=told, error_messages=wrong)


class LimitForm(forms.Form):
    """Shape only; what it all means is judged by `rules.terms`, beside the same fields."""

    title = _text("title")
    n = _number("多长", "只写数，例如 3。", required=True)
    unit = forms.ChoiceField(label="按什么计算", choices=[(unit.value, unit.label) for unit in UNITS])
    starts = _text("starts")
    kind = forms.ChoiceField(label="谁定的", choices=KINDS, widget=forms.RadioSelect)
    promised_by = _text("promised_by")
    law = _text("law")
    article = _text("article")
    citation = _text("citation")
    suspends = forms.MultipleChoiceField(
        label="什么情况下停下来不算",
        choices=SuspensionKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="程序里有“中止”这一行，期限才会停；没有就一直走。",
    )
    extend_n = _number("每次最多延长多少", "单位和期限一样。不能延长的不填。")
    approver = forms.ChoiceField(
        label="延长由谁批准", choices=[("", "不能延长"), *Approver.choices], required=False
    )
    repeatable = forms.BooleanField(label="可以延长不止一次", required=False)
    warn = _number("提前多久提醒", "按工作日数；按小时计算的期限按小时数。不填就是提前两个工作日。")
    effective_from = forms.DateField(
        label="从哪一天起",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="这一天以前起算的，还按原来的版本走。",
        error_messages={"required": "请填从哪一天起。", "invalid": "日期要写成 2026-12-01 这样。"},
    )
    note = _text("note")
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, newest: Limit | None, today: date) -> None:
        super().__init__(data, initial=_initial(newest, today))
        for name, told in (("unit", "请选择按什么计算。"), ("kind", "请选择是谁定的。")):
            self.fields[name].error_messages["required"] = told

    def seen(self) -> int:
        """The newest version that the writer saw."""
        return self.cleaned_data["version"] or 0

    def terms(self) -> Terms:
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        data |= {"suspends": tuple(data["suspends"]), "extend_n": data["extend_n"] or 0}
        return Terms(**data)

    def take(self, error: LimitError) -> None:
        """Every fault beside its field."""
        for name, sentence in error.faults:
            self.add_error(name if name in self.fields and name != "version" else None, sentence)


def _initial(newest: Limit | None, today: date) -> dict[str, Any]:
    if newest is None:
        return {"effective_from": today, "unit": UNITS[0].value, "kind": LimitKind.TARGET.value}
    names = (
        "title",
        "n",
        "unit",
        "kind",
        "starts",
        "promised_by",
        "law",
        "article",
        "citation",
        "suspends",
        "note",
    )
    return {name: getattr(newest, name) for name in names} | {
        "extend_n": newest.extension.get("n"),
        "approver": newest.extension.get("approver", ""),
        "repeatable": newest.extension.get("repeatable", False),
        "warn": newest.warn_before,
        "effective_from": max(today, newest.effective_from or today),
        "version": newest.version,
    }
