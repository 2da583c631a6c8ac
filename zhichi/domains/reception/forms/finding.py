"""Where to book."""

from datetime import date
from typing import Any

from django import forms

from zhichi.domains.network.public import ServiceItem
from zhichi.foundation.regions.public import Region, Zone, children, zones

PICK = [("", "不限"), *ServiceItem.choices]


class FindForm(forms.Form):
    """Halls of a county that do something."""

    county = forms.ChoiceField(label="县（市、区）", required=False)
    item = forms.ChoiceField(label="想办什么", required=False, choices=PICK)

    def __init__(self, data: Any, *, city: str, on: date) -> None:
        super().__init__(data)
        places: list[Region | Zone] = [*children(city, on), *zones(on)]
        self.regions: dict[str, Region | Zone] = {one.code: one for one in places}
        field = self.fields["county"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "全部县（市、区）"), *((code, one.name) for code, one in self.regions.items())]
