"""What codes of divisions and tiers of units say by themselves."""

from zhichi.foundation.regions.rules.codes import (
    RegionError,
    ancestry,
    code_range,
    is_code,
    level_of,
    parent_code,
)
from zhichi.foundation.regions.rules.naming import full_name, township_kind, village_kind
from zhichi.foundation.regions.rules.ranks import may_stand_under, stands_in_for
from zhichi.foundation.regions.rules.rows import row_faults

__all__ = [
    "RegionError",
    "ancestry",
    "code_range",
    "full_name",
    "is_code",
    "level_of",
    "may_stand_under",
    "parent_code",
    "row_faults",
    "stands_in_for",
    "township_kind",
    "village_kind",
]
