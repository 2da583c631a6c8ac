"""Divisions and units of the demo city."""

from datetime import date, datetime
from typing import Any

import yaml
from django.conf import settings

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Level, Region, Tier, Unit, UnitKind, create_unit, import_regions

SINCE = date(2020, 1, 1)


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
