"""What is asked of the map: place, village by name, matter, tier, open now; a position only when it was given."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.regions.public import Region, Zone, children, zones
from zhichi.foundation.sockets.public import PlaceFinder, PlaceQuery

LOST = _("没有读到您的位置，请改为写村名，或者选县（市、区）和乡镇。")
# About a hundred metres: near enough to sort by, too coarse to tell a house.
DECIMALS = 3


class MapForm(forms.Form):
    """Bound to the query string. What cannot be read is told beside its field; the rest is answered."""

    village = forms.CharField(
        label=_("村、社区的名字"), required=False, max_length=40, help_text=_("前面可以写县、乡镇的名字。")
    )
    county = forms.ChoiceField(label=_("县（市、区）"), required=False)
    township = forms.ChoiceField(label=_("乡镇（街道）"), required=False)
    item = forms.ChoiceField(label=_("想办什么"), required=False)
    tier = forms.ChoiceField(label=_("哪一级"), required=False)
    open = forms.BooleanField(label=_("只看现在开门的"), required=False)
    spot = forms.RegexField(r"^[0-9]{12}$", required=False, widget=forms.HiddenInput)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-180, max_value=180)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput, min_value=-90, max_value=90)

    def __init__(
        self, query: Mapping[str, str], *, finder: PlaceFinder, city: str, on: date, example: str = ""
    ) -> None:
        """`city` is the code whose counties and zones are offered; townships follow the one chosen. Three queries.

        `example` is how a village may be asked for, from what is recorded here.
        """
        data = {name: query.get(name, "") for name in self.base_fields}
        counties: list[Region | Zone] = [*children(city, on), *zones(on)]
        county = next((one for one in counties if one.code == data["county"]), None)
        townships: list[Region | Zone] = []
        if county is not None:
            townships += county.townships if isinstance(county, Zone) else children(county.code, on)
        if all(data["township"] != one.code for one in townships):
            data["township"] = ""  # left over from another county
        super().__init__(data)
        self.regions = {region.code: region for region in [*counties, *townships]}
        self._offer("county", str(_("全部县（市、区）")), _codes(counties))
        self._offer("township", str(_("全部乡镇（街道）")), _codes(townships))
        self._offer("item", str(_("不限")), finder.items.items())
        self._offer("tier", str(_("各级都看")), finder.tiers.items())
        if example:
            self.fields["village"].help_text = str(_("例如：%s")) % example
        self.is_valid()

    def _offer(self, name: str, everything: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", everything), *choices]

    def value(self, name: str) -> str:
        """What was read from a field, or nothing."""
        return str(self.cleaned_data.get(name) or "")

    @property
    def narrowed(self) -> bool:
        """Whether one of the fields that are folded away is filled in."""
        return any(self.value(name) or name in self.errors for name in ("county", "township", "item", "tier"))

    @property
    def lost(self) -> str:
        """The sentence for a position that could not be read, or nothing."""
        half = (self.cleaned_data.get("lon") is None) != (self.cleaned_data.get("lat") is None)
        return str(LOST) if half or {"lon", "lat"} & set(self.errors) else ""

    @property
    def position(self) -> tuple[float, float] | None:
        """(longitude, latitude) as the phone gave it, made coarse."""
        lon, lat = self.cleaned_data.get("lon"), self.cleaned_data.get("lat")
        return None if lon is None or lat is None else (round(lon, DECIMALS), round(lat, DECIMALS))

    @property
    def query(self) -> PlaceQuery:
        return PlaceQuery(
            region=self.value("township") or self.value("county"),
            tier=self.value("tier"),
            item=self.value("item"),
            open_only=bool(self.cleaned_data.get("open")),
        )


def _codes(regions: list[Region | Zone]) -> list[tuple[str, str]]:
    return [(region.code, region.name) for region in regions]
