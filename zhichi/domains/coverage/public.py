"""The door of `domains.coverage`."""

from zhichi.domains.coverage.access import can_see, scope_of
from zhichi.domains.coverage.actions import answer_hollow, rebuild, reckon, set_plan
from zhichi.domains.coverage.actions.sampling import freeze_sample
from zhichi.domains.coverage.actions.visiting import begin_sampled_visit, finish_sample
from zhichi.domains.coverage.actions.witnessing import commit_nonce, invite_witness, reveal_nonce
from zhichi.domains.coverage.enums import Layer, SampleState, Standing
from zhichi.domains.coverage.models import (
    CoverageDay,
    CoveragePlan,
    Figures,
    PointStanding,
    Sample,
    SampledPoint,
    Witness,
)
from zhichi.domains.coverage.models.answers import Answer, Gap, gaps_of, reckoned, standings_of, unit_named
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.rules.layers import Counts

__all__ = [
    "Answer",
    "Counts",
    "CoverageDay",
    "CoveragePlan",
    "Figures",
    "Gap",
    "Layer",
    "Layered",
    "PointStanding",
    "Sample",
    "SampleState",
    "SampledPoint",
    "Standing",
    "Witness",
    "answer_hollow",
    "begin_sampled_visit",
    "can_see",
    "commit_nonce",
    "finish_sample",
    "freeze_sample",
    "gaps_of",
    "invite_witness",
    "layers_on",
    "rebuild",
    "reckon",
    "reckoned",
    "reveal_nonce",
    "scope_of",
    "set_plan",
    "standings_of",
    "unit_named",
]
