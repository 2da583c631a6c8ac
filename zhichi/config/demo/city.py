"""Divisions, units and points of the demo city."""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import yaml
from django.conf import settings

from zhichi.domains.network.public import Draft, ServiceItem, Status, points_inside, register_points
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Level, Region, Tier, Unit, UnitKind, create_unit, import_regions

SINCE = date(2020, 1, 1)
WEEK = [["08:30", "12:00"], ["13:30", "17:30"]]
HOURS = {str(day): WEEK for day in range(1, 6)} | {"6": [], "7": []}
EVERY_DAY = {str(day): [["08:00", "18:00"]] for day in range(1, 8)}
# 3,930 of the villages have a working room, as in the mission's figures; the rest are still planned.
VILLAGE_ROOMS = 3930
CENTRE = tuple(item.value for item in ServiceItem)
STATION = ("consultation", "legal_aid", "mediation", "publicity", "resettlement")
ROOM = ("consultation", "mediation", "publicity")


def read_city() -> dict[str, Any]:
    """The invented part of the demo city."""
    text = (settings.DATA / "demo" / "city.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def load_regions(*, at: datetime) -> None:
    import_regions(by=SYSTEM, at=at, path=settings.DATA / "regions" / "regions-370800.csv", valid_from=SINCE)


class Builder:
    """Sets up units one by one, with a telephone each."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.units: dict[str, Unit] = {}

    def unit(self, code: str, name: str, kind: str, tier: str, parent: str = "", **more: Any) -> Unit:
        phone = f"0537-2{len(self.units) + 100000:06d}"
        self.units[code] = create_unit(
            by=SYSTEM,
            at=self.at,
            code=code,
            name=name,
            kind=kind,
            tier=tier,
            valid_from=SINCE,
            parent=self.units.get(parent),
            phone=phone,
            **more,
        )
        return self.units[code]


def load_units(city: dict[str, Any], *, at: datetime) -> dict[str, Unit]:
    """One bureau; in each county and zone a bureau, a legal-aid centre and a firm; an office in each township."""
    made = Builder(at)
    regions = Region.objects.in_bulk()
    made.unit("3708", "济宁市司法局", UnitKind.BUREAU, Tier.CITY, region=regions["370800000000"])
    served = {code: zone["code"] for zone in city["zones"] for code in zone["serves"]}
    for county in Region.objects.filter(level=Level.COUNTY).order_by("code"):
        zone = county.code == "370871000000"
        kind = UnitKind.DEV_ZONE_BUREAU if zone else UnitKind.COUNTY_BUREAU
        name = "济宁高新区" if zone else county.name
        _county(made, county.code[:6], name, kind, region=county)
    for zone in city["zones"]:
        places = tuple(regions[code] for code in zone["serves"])
        _county(made, zone["code"], zone["name"], UnitKind.DEV_ZONE_BUREAU, serves=places)
    for town in Region.objects.filter(level=Level.TOWNSHIP).order_by("code"):
        parent = served.get(town.code, town.code[:6])
        name = town.name.removesuffix("管理委员会").removesuffix("街道").removesuffix("镇").removesuffix("乡")
        made.unit(
            f"{town.code[:9]}-town",
            f"{name}司法所",
            UnitKind.JUSTICE_OFFICE,
            Tier.TOWNSHIP,
            parent,
            region=town,
        )
    return made.units


def _county(made: Builder, code: str, name: str, kind: str, **where: Any) -> None:
    made.unit(code, f"{name}司法局", kind, Tier.COUNTY, "3708", **where)
    made.unit(f"{code}-aid", f"{name}法律援助中心", UnitKind.LEGAL_AID_CENTRE, Tier.COUNTY, code, **where)
    made.unit(f"{code}-firm", f"{name}明德律师事务所", UnitKind.LAW_FIRM, Tier.COUNTY, code)


def load_points(units: dict[str, Unit], *, at: datetime, progress: Callable[[int], object]) -> None:
    """Points of all four tiers, laid out inside each county's outline and marked synthetic."""
    outlines = _outlines()
    regions = Region.objects.filter(level__gte=Level.COUNTY).order_by("code")
    by_county: dict[str, list[Region]] = {}
    for region in regions:
        by_county.setdefault(region.code[:6], []).append(region)
    villages = sum(region.level == Level.VILLAGE for region in regions)
    city = Region.objects.get(code="370800000000")
    drafts = [_draft("济宁市公共法律服务中心", Tier.CITY, units["3708"], city, (116.587, 35.415), CENTRE)]
    seen = 0
    for county, places in by_county.items():
        # The statistics-only development zone lies inside 任城区 and has no outline of its own.
        spots = iter(points_inside(outlines.get(county, outlines["370811"]), len(places) + 4, int(county)))
        for place in places:
            seen += place.level == Level.VILLAGE
            # Every so many villages one is left out, so that just VILLAGE_ROOMS of them are open.
            chosen = seen * VILLAGE_ROOMS // villages > (seen - 1) * VILLAGE_ROOMS // villages
            open_now = place.level < Level.VILLAGE or chosen
            drafts.append(_place(place, units, next(spots), open_now=open_now))
    for zone in ("zone-tbh", "zone-jkq"):
        place = Region.objects.get(code="370811000000" if zone == "zone-tbh" else "370829000000")
        spot = points_inside(outlines[place.code[:6]], 9, 7)[8]
        name = units[zone].name.removesuffix("司法局")
        drafts.append(_draft(f"{name}公共法律服务中心", Tier.COUNTY, units[zone], place, spot, CENTRE))
    for start in range(0, len(drafts), 500):
        register_points(by=SYSTEM, at=at, drafts=drafts[start : start + 500])
        progress(len(drafts[start : start + 500]))


def _outlines() -> dict[str, dict[str, Any]]:
    text = (settings.DATA / "regions" / "county-outlines-3708.geojson").read_text(encoding="utf-8")
    return {feature["properties"]["gb"][-6:]: feature["geometry"] for feature in json.loads(text)["features"]}


def _place(place: Region, units: dict[str, Unit], spot: tuple[float, float], *, open_now: bool) -> Draft:
    if place.level == Level.COUNTY:
        name = "济宁高新区" if place.code == "370871000000" else place.name
        return _draft(f"{name}公共法律服务中心", Tier.COUNTY, units[place.code[:6]], place, spot, CENTRE)
    office = units[f"{place.code[:9]}-town"]
    if place.level == Level.TOWNSHIP:
        return _draft(f"{place.name}公共法律服务工作站", Tier.TOWNSHIP, office, place, spot, STATION)
    name = (
        place.name.removesuffix("居委会")
        .removesuffix("村委会")
        .removesuffix("居民委员会")
        .removesuffix("村民委员会")
    )
    return _draft(f"{name}公共法律服务工作室", Tier.VILLAGE, office, place, spot, ROOM, open_now=open_now)


def _draft(
    name: str,
    tier: str,
    unit: Unit,
    place: Region,
    spot: tuple[float, float],
    items: tuple[str, ...],
    *,
    open_now: bool = True,
) -> Draft:
    return Draft(
        name=name,
        tier=tier,
        unit=unit,
        region=place,
        address=f"{place.full_name}（演示地址）",
        lon=spot[0],
        lat=spot[1],
        phone=unit.phone,
        hours=EVERY_DAY if tier == Tier.VILLAGE else HOURS,
        status=Status.OPERATING if open_now else Status.PLANNED,
        items=items,
        synthetic=True,
    )
