"""The door of `foundation.regions`."""

from zhichi.foundation.regions.actions import (
    Fault,
    FileFaults,
    Imported,
    close_unit,
    create_unit,
    import_regions,
    leave_region,
    move_unit,
    serve_region,
)
from zhichi.foundation.regions.enums import AliasKind, Level, Tier, TownshipKind, UnitKind, VillageKind
from zhichi.foundation.regions.forms import WhereForm
from zhichi.foundation.regions.models import (
    Region,
    RegionAlias,
    RegionSuccessor,
    Unit,
    UnitRegion,
    children,
    county_of,
    region_of,
    responsible_unit,
)
from zhichi.foundation.regions.rules.codes import (
    RegionError,
    ancestry,
    code_range,
    is_code,
    level_of,
    parent_code,
)
from zhichi.foundation.regions.rules.naming import district

__all__ = [
    "AliasKind",
    "Fault",
    "FileFaults",
    "Imported",
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
    "WhereForm",
    "ancestry",
    "children",
    "close_unit",
    "code_range",
    "county_of",
    "create_unit",
    "district",
    "import_regions",
    "is_code",
    "leave_region",
    "level_of",
    "move_unit",
    "parent_code",
    "region_of",
    "responsible_unit",
    "serve_region",
]
