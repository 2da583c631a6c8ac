"""The door of `foundation.regions`."""

from zhichi.foundation.regions.enums import AliasKind, Level, Tier, TownshipKind, UnitKind, VillageKind
from zhichi.foundation.regions.models import (
    Region,
    RegionAlias,
    RegionSuccessor,
    Unit,
    UnitRegion,
    children,
    county_of,
    responsible_unit,
)
from zhichi.foundation.regions.rules import RegionError, ancestry, is_code, level_of, parent_code

__all__ = [
    "AliasKind",
    "Level",
    "Region",
    "RegionAlias",
    "RegionError",
    "RegionSuccessor",
    "Tier",
    "TownshipKind",
    "Unit",
    "UnitKind",
    "UnitRegion",
    "VillageKind",
    "ancestry",
    "children",
    "county_of",
    "is_code",
    "level_of",
    "parent_code",
    "responsible_unit",
]
