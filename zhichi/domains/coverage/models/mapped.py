"""Coverage on the map: villages and townships where they lie, and summed by township and county for whoever looks from
further away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.rules.layers import CLAIMED, EFFECTIVE, NOT_SERVED, VERIFIED
from zhichi.domains.coverage.rules.shares import Summed, share_class, summed
from zhichi.domains.network.public import Locality
from zhichi.foundation.regions.public import Level, Region, Tier, code_range

# Classes of the map's legend.
CLASS = {NOT_SERVED: "g", CLAIMED: "l", VERIFIED: "v", EFFECTIVE: "e"}
DECIMALS = 5
COUNTY, TOWNSHIP = "c", "t"


@dataclass(frozen=True, slots=True)
class Look:
    """Which layers are drawn one by one, which of them are counted, and how a sum (counted, of all) is put in words.

    `good` says whether to be counted is good: then the class goes by the share counted, else by the rest.
    """

    drawn: Callable[[int], bool]
    counted: Callable[[int], bool]
    words: Callable[[int, int], str]
    good: bool = True


COVERAGE = Look(lambda layer: True, lambda layer: layer == EFFECTIVE, lambda some, every: f"{some}/{every}")
GAPS = Look(
    lambda layer: layer == NOT_SERVED,
    lambda layer: layer == NOT_SERVED,
    lambda some, every: f"缺{some}",
    good=False,
)


def map_features(
    day: date, paths: tuple[str, ...], look: Look, *, below: str, tier: str
) -> list[dict[str, Any]]:
    """Townships and villages of some branches, and their sums by township and county, as features of a map.

    `below` narrows to a region's code, `tier` to a tier; both may be empty. Properties: `n` name, `c` class; of a sum
    also `z` ("c" county-level unit, "t" township), `t` its words, and `k` the six digits of the county it sits in.
    Sums are of all places; they stand in the middle of those whose position somebody has recorded.
    """
    layered = layers_on(day, paths)
    places, offices = layered.ground.places, layered.ground.offices
    low, high = code_range(below) if below else ("", "")
    asked = {
        code: layer
        for code, layer in layered.best.items()
        if places[code].tier in (Tier.TOWNSHIP, Tier.VILLAGE)
        and (not below or low <= code <= high)
        and (not tier or places[code].tier == tier)
    }
    spots, names = {}, {}
    known = Locality.objects.filter(lon__isnull=False)
    for code, name, lon, lat in known.values_list("region_id", "region__full_name", "lon", "lat"):
        if code in asked:
            spots[code], names[code] = (lon or 0.0, lat or 0.0), name
    rows = [(code, look.counted(layer), spots.get(code)) for code, layer in asked.items()]
    townships = summed(rows, lambda code: f"{code[:9]}000")
    counties = summed(rows, lambda code: str(places[code].county))
    titles = _titles(townships)
    found = [
        _sum(look, one, COUNTY, offices[int(key)].place, offices[int(key)].code[:6])
        for key, one in counties.items()
    ]
    found += [
        _sum(look, one, TOWNSHIP, titles[key], key[:6]) for key, one in townships.items() if key in titles
    ]
    found = [feature for feature in found if feature]
    return found + [
        _feature(spot, {"n": names[code], "c": CLASS[asked[code]]})
        for code, spot in spots.items()
        if look.drawn(asked[code])
    ]


def _titles(codes: Iterable[str]) -> dict[str, str]:
    """Full names of townships. One statement."""
    low_high = sorted(codes)
    if not low_high:
        return {}
    rows = Region.objects.filter(level=Level.TOWNSHIP, code__gte=low_high[0], code__lte=low_high[-1])
    return dict(rows.values_list("code", "full_name"))


def _sum(look: Look, one: Summed, kind: str, name: str, county: str) -> dict[str, Any]:
    """A sum as a feature; empty when nobody knows where, or for a gap layer when nothing is missing."""
    if one.middle is None or (not look.good and not one.counted):
        return {}
    share = one.counted if look.good else one.every - one.counted
    told = {"n": name, "c": share_class(share, one.every), "z": kind, "t": look.words(one.counted, one.every)}
    return _feature(one.middle, told | {"k": county})


def _feature(spot: tuple[float, float], told: dict[str, str]) -> dict[str, Any]:
    lon, lat = spot
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon, DECIMALS), round(lat, DECIMALS)]},
        "properties": told,
    }
