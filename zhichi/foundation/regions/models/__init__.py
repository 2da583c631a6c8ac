from zhichi.foundation.regions.models.heirs import heirs_of
from zhichi.foundation.regions.models.region import Region, RegionQuerySet, children, region_of
from zhichi.foundation.regions.models.region_alias import RegionAlias
from zhichi.foundation.regions.models.region_successor import RegionSuccessor
from zhichi.foundation.regions.models.serving import UnitRegion, responsible_unit
from zhichi.foundation.regions.models.unit import Unit, UnitQuerySet, county_of
from zhichi.foundation.regions.models.zone import Zone, zone_of, zones

__all__ = [
    "Region",
    "RegionAlias",
    "RegionQuerySet",
    "RegionSuccessor",
    "Unit",
    "UnitQuerySet",
    "UnitRegion",
    "Zone",
    "children",
    "county_of",
    "heirs_of",
    "region_of",
    "responsible_unit",
    "zone_of",
    "zones",
]
