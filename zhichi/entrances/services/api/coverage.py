"""`GET /coverage`: how far the network covers a unit, in counts."""

import re
from datetime import date
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from zhichi.entrances.services.api.answer import answer
from zhichi.entrances.services.api.documents import InvalidProblem, Problem
from zhichi.entrances.services.api.places import CoverageOut, TierCoverageOut
from zhichi.entrances.services.api.problems import Kind, ProblemError, invalid
from zhichi.foundation.sockets.public import COVERAGE_FIGURES

router = Router(tags=["覆盖"])
CODE = re.compile(r"[0-9A-Za-z-]{1,40}", re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UnitCode = Annotated[
    str,
    Query(
        min_length=1,
        max_length=40,
        description="Code of a unit, or of the division it answers for (4, 6, 9 or 12 digits).",
        examples=["370811", "370800", "370811002000"],
    ),
]
On = Annotated[str, Query(max_length=10, description="A day as 2026-11-23; today when empty.")]


@router.get(
    "/coverage",
    response={200: CoverageOut, 404: Problem, 422: InvalidProblem, 503: Problem},
    operation_id="read_coverage",
)
def read_coverage(request: HttpRequest, unit: UnitCode, on: On = "") -> HttpResponse:
    """Divisions served under a unit, by tier, in three layers; never the points behind them."""
    day = day_of(on) if on else timezone.localdate()
    found = COVERAGE_FIGURES.get("coverage")(unit, day) if CODE.fullmatch(unit) else None
    if found is None:
        raise ProblemError(Kind.NOT_FOUND, "没有这个单位，或者那一天没有覆盖数据。")
    tiers = [
        TierCoverageOut(
            tier=each.tier,
            eligible=each.eligible,
            claimed=each.claimed,
            verified=each.verified,
            effective=each.effective,
            gaps=each.eligible - each.claimed,
        )
        for each in found.counts
    ]
    told = CoverageOut(
        unit=found.unit,
        unit_name=found.unit_name,
        as_of=found.as_of,
        counted_at=found.counted_at,
        stale=found.stale,
        tiers=tiers,
    )
    return answer(told)


def day_of(text: str) -> date:
    try:
        day = date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise invalid({"on": "请写成 2026-11-23。"})
    return day
