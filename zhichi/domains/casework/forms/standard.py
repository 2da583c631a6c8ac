"""A standard as the desk writes it down."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from zhichi.domains.casework.rules import Standard
from zhichi.foundation.regions.public import Region, children

WRITE = {"required": "请填写。", "invalid": "请写数字。", "max_decimal_places": "最多两位小数。"}
DAY = {"required": "请填写日期。", "invalid": "日期写法如 2026-07-01。"}


class StandardForm(forms.Form):
    region = forms.ChoiceField(label="适用的地方", error_messages={"required": "请选择适用的地方。"})
    minimum = forms.DecimalField(
        label="最低生活保障标准（元，每人每月）",
        min_value=Decimal(1),
        max_value=Decimal(100_000),
        decimal_places=2,
        error_messages={**WRITE, "min_value": "要大于 0。", "max_value": "这个数太大，请检查。"},
    )
    times = forms.DecimalField(
        label="多少倍以内算困难",
        initial=2,
        min_value=Decimal(1),
        max_value=Decimal(10),
        decimal_places=2,
        error_messages={**WRITE, "min_value": "不能小于 1 倍。", "max_value": "不能大于 10 倍。"},
    )
    valid_from = forms.DateField(label="从哪天起", error_messages=DAY)
    source = forms.CharField(
        label="依据的文件", max_length=200, error_messages={"required": "请写文件的名称和文号。"}
    )

    def __init__(self, *args: Any, city: Region, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(city.code, city.name), *((one.code, one.name) for one in children(city.code, on))]
        region: Any = self.fields["region"]
        region.choices = [("", "请选择"), *places]

    def standard(self) -> Standard:
        told = self.cleaned_data
        return Standard(
            region=told["region"],
            minimum_fen=int(told["minimum"] * 100),
            percent=int(told["times"] * 100),
            valid_from=told["valid_from"],
            valid_to=None,
            source=told["source"],
        )
