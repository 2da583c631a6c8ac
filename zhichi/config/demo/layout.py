"""Where the demo city's villages lie and how many live there: near their township, inside the county."""

import json
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.conf import settings

from zhichi.domains.network.public import Locality, points_inside
from zhichi.foundation.regions.public import Level, Region

SOURCE = "演示数据（位置和人口都是编造的）"
# The statistics-only development zone lies inside 任城区 and has no outline of its own.
WITHOUT_OUTLINE = "370811"
# Degrees, about 150 m: a room stands near the middle of its village, not on it.
NEAR = 0.0014


@dataclass(slots=True)
class Spot:
    """A township or village: where it lies, its people, and the day of five on which its market is."""

    region: Region
    lon: float
    lat: float
    people: int = 0
    market: int = 0


def lay_out(chance: Random, people: int) -> dict[str, Spot]:
    """A spot for each township and village by code; the villages' people sum to `people`."""
    outlines = _outlines()
    by_county: dict[str, list[Region]] = {}
    for region in Region.objects.filter(level__gte=Level.TOWNSHIP).order_by("code"):
        by_county.setdefault(region.code[:6], []).append(region)
    spots: dict[str, Spot] = {}
    for county, places in by_county.items():
        spots |= _county(places, outlines.get(county, outlines[WITHOUT_OUTLINE]), int(county))
    _settle(chance, spots, people)
    return spots


def _county(places: list[Region], outline: dict[str, Any], seed: int) -> dict[str, Spot]:
    """Townships spread evenly; each takes the free positions nearest to it for its villages."""
    towns = [place for place in places if place.level == Level.TOWNSHIP]
    villages: dict[str, list[Region]] = {town.code[:9]: [] for town in towns}
    for place in places:
        if place.level == Level.VILLAGE:
            villages[place.code[:9]].append(place)
    free = points_inside(outline, len(places), seed)
    spots = {town.code: Spot(town, *where) for town, where in zip(towns, free[: len(towns)], strict=True)}
    pairs = sorted(
        ((lon - spots[town.code].lon) ** 2 + (lat - spots[town.code].lat) ** 2, number, town.code)
        for number, (lon, lat) in enumerate(free[len(towns) :], start=len(towns))
        for town in towns
    )
    taken: set[int] = set()
    for _, number, town in pairs:
        waiting = villages[town[:9]]
        if waiting and number not in taken:
            taken.add(number)
            village = waiting.pop()
            spots[village.code] = Spot(village, *free[number])
    return spots


def _settle(chance: Random, spots: dict[str, Spot], people: int) -> None:
    """People and market days; a township has the people of its villages."""
    villages = [spots[code] for code in sorted(spots) if spots[code].region.level == Level.VILLAGE]
    # A street's community is larger than a village.
    shares = [
        chance.lognormvariate(0, 0.45) * (2.4 if "社区" in spot.region.name else 1.0) for spot in villages
    ]
    whole = sum(shares)
    left = people
    for number, (spot, share) in enumerate(zip(villages, shares, strict=True)):
        spot.people = min(left, round(people * share / whole)) if number < len(villages) - 1 else left
        left -= spot.people
        spot.market = number % 5
        spots[spot.region.code[:9] + "000"].people += spot.people


def localities(spots: dict[str, Spot], on: date) -> list[Locality]:
    return [
        Locality(
            region=spot.region,
            lon=spot.lon,
            lat=spot.lat,
            people=spot.people,
            as_of=on,
            source=SOURCE,
            synthetic=True,
        )
        for spot in spots.values()
    ]


def beside(chance: Random, spot: Spot) -> tuple[float, float]:
    """A position a short walk from the middle of a place."""
    return (
        round(spot.lon + chance.uniform(-NEAR, NEAR), 6),
        round(spot.lat + chance.uniform(-NEAR, NEAR), 6),
    )


def _outlines() -> dict[str, dict[str, Any]]:
    text = (settings.DATA / "regions" / "county-outlines-3708.geojson").read_text(encoding="utf-8")
    return {feature["properties"]["gb"][-6:]: feature["geometry"] for feature in json.loads(text)["features"]}
