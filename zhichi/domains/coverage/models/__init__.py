"""The tables of the room."""

from zhichi.domains.coverage.models.coverage_day import CoverageDay
from zhichi.domains.coverage.models.coverage_plan import CoveragePlan
from zhichi.domains.coverage.models.figures import Figures
from zhichi.domains.coverage.models.hollow_answer import HollowAnswer
from zhichi.domains.coverage.models.point_standing import PointStanding
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
