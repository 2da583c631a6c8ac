"""What is typed in: what a county says of a hollow point, the twelve targets of a plan."""

from datetime import date
from typing import Any

from django import forms

from zhichi.domains.coverage.rules.plans import MONTHS, PlanError, check_months


class AnswerForm(forms.Form):
    text = forms.CharField(
        label="情况说明",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="实际是什么情况，准备怎么办。",
        error_messages={"required": "请写明情况。", "max_length": "请不要超过 300 个字。"},
    )
    due_on = forms.DateField(
        label="整改期限",
        required=False,
        help_text="哪一天以前整改好。情况属实、不用整改的可以不填。",
        error_messages={"invalid": "日期请写成 2026-12-31 的样子。"},
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_due_on(self) -> date | None:
        due: date | None = self.cleaned_data["due_on"]
        if due is not None and due < self.on:
            raise forms.ValidationError("整改期限不能早于今天。")
        return due


class PlanForm(forms.Form):
    """Twelve cumulative targets, `m1` to `m12`; `eligible` places at most."""

    def __init__(self, *args: Any, eligible: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.eligible = eligible
        for month in range(1, MONTHS + 1):
            self.fields[f"m{month}"] = forms.IntegerField(
                label=f"{month}月底",
                min_value=0,
                error_messages={
                    "required": "请填一个数字。",
                    "invalid": "请填整数。",
                    "min_value": "不能小于 0。",
                },
            )

    def clean(self) -> dict[str, Any]:
        cleaned = dict(super().clean() or self.cleaned_data)
        if len(cleaned) == MONTHS:
            try:
                check_months(self.months(), self.eligible)
            except PlanError as fault:
                self.add_error(f"m{fault.month}" if fault.month else None, str(fault))
        return cleaned

    def months(self) -> list[int]:
        return [self.cleaned_data[f"m{month}"] for month in range(1, MONTHS + 1)]
