"""What a citizen asks of the network."""

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.domains.network.enums import ServiceItem
from zhichi.domains.network.rules.position import PositionError, check_position
from zhichi.foundation.regions.public import Region, Zone, children, zones

ITEMS = [("", _("不限")), *ServiceItem.choices]
NOT_ON_EARTH = _("没有读到您的位置，请改用县（市、区）和乡镇查找。")


class FindForm(forms.Form):
    """County, township, matter and words from the query string; the position may come from the phone."""

    county = forms.ChoiceField(label=_("县（市、区）"), required=False)
    township = forms.ChoiceField(label=_("乡镇（街道）"), required=False)
    item = forms.ChoiceField(
        label=_("想办什么"), required=False, choices=[("", _("不限")), *ServiceItem.choices]
    )
    q = forms.CharField(label=_("地名或名称"), required=False, max_length=60)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput, error_messages={"invalid": NOT_ON_EARTH})
    lat = forms.FloatField(required=False, widget=forms.HiddenInput, error_messages={"invalid": NOT_ON_EARTH})

    def __init__(self, query: Mapping[str, str], *, city: str, on: date) -> None:
        """`city` is the code whose counties and zones are offered; townships follow the one chosen. Three queries."""
        data = {name: query.get(name, "") for name in self.base_fields}
        counties: list[Region | Zone] = [*children(city, on), *zones(on)]
        county = next((one for one in counties if one.code == data["county"]), None)
        townships: list[Region | Zone] = []
        if county is not None:
            townships += county.townships if isinstance(county, Zone) else children(county.code, on)
        if all(data["township"] != one.code for one in townships):
            data["township"] = ""  # left over from another county
        super().__init__(data)
        self.regions: dict[str, Region | Zone] = {region.code: region for region in [*counties, *townships]}
        self._offer("county", str(_("全部县（市、区）")), counties)
        self._offer("township", str(_("全部乡镇（街道）")), townships)

    def _offer(self, name: str, everything: str, regions: list[Region | Zone]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everything), *((region.code, region.name) for region in regions)]

    def clean(self) -> None:
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        if (lon is None) != (lat is None) and not {"lon", "lat"} & set(self.errors):
            self.add_error("lon", NOT_ON_EARTH)
        if lon is not None and lat is not None:
            try:
                check_position(lon, lat)
            except PositionError:
                self.add_error("lon", NOT_ON_EARTH)

    @property
    def lost(self) -> str:
        """The sentence for a position that could not be read, or nothing."""
        return str(NOT_ON_EARTH) if {"lon", "lat"} & set(self.errors) else ""

    @property
    def place(self) -> tuple[float, float] | None:
        """(longitude, latitude) when the phone told a possible one."""
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        return (lon, lat) if lon is not None and lat is not None else None

    @property
    def region(self) -> Region | Zone | None:
        """The township, or else the county or zone, that was chosen."""
        chosen = self.cleaned_data.get("township") or self.cleaned_data.get("county")
        return self.regions.get(chosen or "")
