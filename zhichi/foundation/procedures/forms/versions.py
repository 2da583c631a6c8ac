"""The day a version begins, the next step of a dry run, two versions beside each other."""

from datetime import date
from typing import Any

from django import forms

from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick


class PublishForm(GroupedForm):
    """From which day."""

    effective_from = forms.DateField(
        label="从哪一天起施行",
        help_text="今天或者以后。到那天以前收到的办件仍按原来的版本办。",
        error_messages={"required": "请填写施行日期。", "invalid": "日期看不懂，例如 2026-12-01。"},
    )
    layout = [("", "", ["effective_from"])]

    @staticmethod
    def first(today: date) -> dict[str, Any]:
        return {"effective_from": today}


class WithdrawForm(forms.Form):
    """Why a version is taken back."""

    reason = forms.CharField(
        label="为什么撤回",
        max_length=200,
        help_text="例如：文书的文号写错了，改好再发布。",
        error_messages={"required": "请写明为什么撤回。", "max_length": "理由最多写 200 个字。"},
    )


class StepForm(forms.Form):
    """The next step of a dry run."""

    on = forms.DateField(label="哪一天")
    n = forms.IntegerField(label="天数", required=False, help_text="由通知书定天数、延长期限的动作才填。")
    field_order = ["next", "on", "n"]

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next"] = pick("做什么、谁来做", choices)
        self.order_fields(self.field_order)


class CompareForm(forms.Form):
    """Which two versions."""

    def __init__(self, *args: Any, versions: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(held.version, f"第 {held.version} 版（{held.effective_from} 起）") for held in versions]
        self.fields["old"] = forms.ChoiceField(label="原来的", choices=choices)
        self.fields["new"] = forms.ChoiceField(label="后来的", choices=choices)
