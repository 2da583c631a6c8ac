"""The door of `domains.coverage`."""

from zhichi.domains.coverage.access import can_see, scope_of
from zhichi.domains.coverage.actions import reckon
from zhichi.domains.coverage.enums import Layer, Standing
from zhichi.domains.coverage.models import CoverageDay, PointStanding
from zhichi.domains.coverage.models.answers import Answer, Gap, gaps_of, reckoned, standings_of, unit_named
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.rules.layers import Counts

__all__ = [
    "Answer",
    "Counts",
    "CoverageDay",
    "Gap",
    "Layer",
    "Layered",
    "PointStanding",
    "Standing",
    "can_see",
    "gaps_of",
    "layers_on",
    "reckon",
    "reckoned",
    "scope_of",
    "standings_of",
    "unit_named",
]
