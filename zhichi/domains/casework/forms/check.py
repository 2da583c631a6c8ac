"""What the pre-check asks: nothing that says who somebody is."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms

from zhichi.domains.casework.rules import Situation

MOST_YUAN = 10_000_000


class CheckForm(forms.Form):
    """`matters` and `crowds` are those of the application itself, so that nothing is asked in other words later."""

    matter = forms.ChoiceField(
        label="您遇到的是哪一类事",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一类，最像的就行。", "invalid_choice": "请从列出的里面选一类。"},
    )
    special = forms.BooleanField(
        label="是刑事案件，被抓、被告的人是未成年人、盲聋哑人、不能完全明白自己行为的成年人，或者可能判无期徒刑、死刑，"
        "或者是死刑复核、缺席审判",
        required=False,
    )
    crowd = forms.MultipleChoiceField(
        label="符合的请勾选",
        help_text="都不是，就不勾。",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "请从列出的里面选。"},
    )
    county = forms.ChoiceField(
        label="您在哪个县（市、区）",
        required=False,
        help_text="困难标准各地不一样，不知道可以不选。",
        error_messages={"invalid_choice": "请从列出的里面选。"},
    )
    hard = forms.ChoiceField(
        label="您觉得家里经济困难吗",
        required=False,
        widget=forms.RadioSelect,
        choices=[("yes", "困难，请不起律师"), ("no", "不困难"), ("", "说不清")],
        error_messages={"invalid_choice": "请从列出的里面选。"},
    )
    people = forms.IntegerField(
        label="家里一起过日子的有几口人",
        required=False,
        min_value=1,
        max_value=30,
        error_messages={
            "invalid": "请写数字，如 3。",
            "min_value": "请写 1 到 30 之间的数字。",
            "max_value": "请写 1 到 30 之间的数字。",
        },
    )
    income = forms.DecimalField(
        label="全家一个月一共收入多少元",
        help_text="工资、退休金、种地的钱都算，大概数就行，也可以不写。",
        required=False,
        min_value=Decimal(0),
        max_value=Decimal(MOST_YUAN),
        decimal_places=2,
        error_messages={
            "invalid": "请写数字，如 3000。",
            "min_value": "收入不能是负数；没有收入写 0。",
            "max_value": "这个数太大，请检查。",
            "max_decimal_places": "最多写到分。",
        },
    )

    def __init__(
        self,
        *args: Any,
        matters: Mapping[str, str],
        crowds: Mapping[str, str],
        counties: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, options in (("matter", matters), ("crowd", crowds)):
            field: Any = self.fields[name]
            field.choices = list(options.items())
        county: Any = self.fields["county"]
        county.choices = [("", "不选"), *counties.items()]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("income") is not None and not told.get("people") and "people" not in self.errors:
            self.add_error("people", "写了收入，请也写家里有几口人。")
        return told

    def situation(self) -> Situation:
        told = self.cleaned_data
        income, people = told.get("income"), told.get("people")
        each = int(income * 100 / people) if income is not None and people else None
        return Situation(told["matter"], tuple(told["crowd"]), told["special"], told["hard"], each)
