from zhichi.foundation.regions.models.region import (
    Region,
    RegionAlias,
    RegionQuerySet,
    RegionSuccessor,
    children,
    region_of,
)
from zhichi.foundation.regions.models.unit import Unit, UnitQuerySet, UnitRegion, county_of, responsible_unit

__all__ = [
    "Region",
    "RegionAlias",
    "RegionQuerySet",
    "RegionSuccessor",
    "Unit",
    "UnitQuerySet",
    "UnitRegion",
    "children",
    "county_of",
    "region_of",
    "responsible_unit",
]
