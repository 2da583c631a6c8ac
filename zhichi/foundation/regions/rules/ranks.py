"""How units rank: what may stand under what, who stands in for whom. Domain brief §0.5."""

from zhichi.foundation.regions.enums import Tier, UnitKind

TIER_RANK = {Tier.CITY: 0, Tier.COUNTY: 1, Tier.TOWNSHIP: 2, Tier.VILLAGE: 3}


def may_stand_under(tier: str, parent_tier: str) -> bool:
    """A unit stands under a unit of its own or a higher tier."""
    return TIER_RANK[Tier(tier)] >= TIER_RANK[Tier(parent_tier)]


def stands_in_for(kind: str) -> tuple[UnitKind, ...]:
    """Kinds that do the work of `kind`: a development zone's bureau acts as a county bureau (brief §0.5)."""
    if kind == UnitKind.COUNTY_BUREAU:
        return (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)
    return (UnitKind(kind),)
