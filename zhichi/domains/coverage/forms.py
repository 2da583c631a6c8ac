"""What is typed in: what a county says of a hollow point, the twelve targets of a plan, what a sample needs."""

from datetime import date
from typing import Any

from django import forms

from zhichi.domains.coverage.models.frame import sampling_terms
from zhichi.domains.coverage.models.sample import SEEN_BY
from zhichi.domains.coverage.rules.plans import MONTHS, PlanError, check_months
from zhichi.foundation.regions.public import Tier


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


class LinesField(forms.CharField):
    """One thing a line; empty lines do not count."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> list[str]:
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


class LeftOutField(LinesField):
    """`编号 原因`, one a line, as {code: reason}."""

    def clean(self, value: Any) -> Any:
        left_out = {}
        for line in super().clean(value):
            code, _, why = line.partition(" ")
            if not why.strip():
                raise forms.ValidationError(f"“{line[:40]}”没有写原因：每行先写编号，空一格，再写原因。")
            left_out[code] = why.strip()[:200]
        return left_out


class SampleForm(forms.Form):
    """What an officer says of a new sample; after a preview also how many of each stratum."""

    title = forms.CharField(
        label="名称", max_length=60, help_text="例如：2026年第四季度服务点实地核验", initial="服务点实地核验"
    )
    tiers = forms.MultipleChoiceField(
        label="抽哪些层级",
        choices=Tier.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=list(Tier.values),
        error_messages={"required": "请至少选一个层级。"},
    )
    total = forms.IntegerField(
        label="一共抽多少个",
        min_value=1,
        max_value=5000,
        help_text="按各层的数量分摊，每层至少两个；不足两个的全部抽中。",
        error_messages={"required": "请填一个数字。", "invalid": "请填整数。", "min_value": "至少抽一个。"},
    )
    grounds = forms.MultipleChoiceField(
        label="哪些不放进名单",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=lambda: [(ground.key, ground.words) for ground in sampling_terms().grounds],
        help_text="剔除的数量和原因会公开。估计的结果不包括剔除的服务点。",
    )
    left_out = LeftOutField(
        label="另外剔除的服务点",
        required=False,
        help_text="每行一个：先写编号，空一格，再写原因。原因会公开。没有就不填。",
    )
    witnesses = LinesField(
        label="见证单位",
        help_text="每行一个，至少两个，来自不同单位，例如纪检监察组、公证处、群众代表。写单位或身份，不写人名。",
        error_messages={"required": "请写明见证单位。"},
    )
    reason = forms.CharField(
        label="为什么代替上一次抽样",
        max_length=150,
        required=False,
        help_text="上一次没有完成的抽样会作废，和这个原因一起公开。",
    )

    def __init__(self, *args: Any, pending: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["total"].initial = sampling_terms().suggested_take
        if not pending:
            del self.fields["reason"]

    def takes(self, keys: list[str]) -> dict[str, int]:
        """How many of each stratum, as typed into the preview; what is no number is left to the shares."""
        typed = {key: self.data.get(f"take-{key}", "") for key in keys}
        return {key: int(text) for key, text in typed.items() if text.isdecimal()}


class CommitForm(forms.Form):
    """A witness commits: the pass from the slip of paper, and the fingerprint of the nonce. Never the nonce."""

    passed = forms.CharField(
        label="口令",
        max_length=40,
        help_text="市局当面交给您的纸条上写着，16 个字母和数字。",
        error_messages={"required": "请填口令。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )
    digest = forms.CharField(
        label="承诺",
        max_length=100,
        help_text="随机数的指纹，64 个字母和数字。",
        error_messages={"required": "请填承诺。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "data-nonce-digest": ""}),
    )


class RevealForm(forms.Form):
    nonce = forms.CharField(
        label="随机数",
        max_length=100,
        help_text="您当时保存的 64 个字母和数字。",
        error_messages={"required": "请填随机数。"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class BeginForm(forms.Form):
    method = forms.ChoiceField(
        label="怎么核验",
        choices=[(each.value, each.label) for each in SEEN_BY],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择现场核验或者视频核验。"},
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="原因",
        max_length=150,
        help_text="会公开。",
        error_messages={"required": "请写明原因。"},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
