"""Where a point stands after a split, and where the people of a village live."""

from typing import Any

from django import forms
from django.utils import timezone

from zhichi.domains.network.enums import GivenDatum
from zhichi.domains.network.forms.parts import day_field
from zhichi.foundation.regions.public import Region

DEGREES = "用度表示，例如 %s。"


class PlaceForm(forms.Form):
    region = forms.ChoiceField(
        label="这个服务点现在在哪个村（社区）",
        widget=forms.RadioSelect,
        error_messages={"required": "请选择这个服务点现在所在的村（社区）。"},
    )

    def __init__(self, *args: Any, heirs: list[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["region"]
        assert isinstance(asked, forms.ChoiceField)
        asked.choices = [(heir.code, heir.full_name) for heir in heirs]


class SettleForm(forms.Form):
    lon = forms.FloatField(label="经度", help_text=DEGREES % "116.5873")
    lat = forms.FloatField(label="纬度", help_text=DEGREES % "35.4143")
    datum = forms.ChoiceField(
        label="坐标是从哪里量的",
        choices=[("", "请选择"), *GivenDatum.choices],
        error_messages={"required": "请选择坐标是从哪个地图或者仪器上量的。"},
    )
    people = forms.IntegerField(label="常住人口", min_value=0, max_value=1_000_000)
    as_of = day_field("人口截至哪一天")
    source = forms.CharField(label="数字从哪里来", max_length=100, help_text="例如：民政部门、乡镇统计。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_of"].initial = timezone.localdate()
