"""The tables of the room."""

from zhichi.domains.coverage.models.reckoning import (
    CoverageDay,
    CoveragePlan,
    Figures,
    HollowAnswer,
    PointStanding,
)
from zhichi.domains.coverage.models.sample import Sample, SampledPoint, Witness

__all__ = [
    "CoverageDay",
    "CoveragePlan",
    "Figures",
    "HollowAnswer",
    "PointStanding",
    "Sample",
    "SampledPoint",
    "Witness",
]
