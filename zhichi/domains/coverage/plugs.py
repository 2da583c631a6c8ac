"""What this room offers."""

from datetime import date, datetime
from importlib import import_module
from typing import Any

from django.utils.timezone import localdate, now

from zhichi.domains.coverage.access import SUPERVISORS, VIEWERS, scope_of
from zhichi.domains.coverage.actions import reckon_if_due
from zhichi.domains.coverage.actions.recounting import mark_stale, recount_stale
from zhichi.domains.coverage.actions.waiting import waiting
from zhichi.domains.coverage.models.answers import unit_named
from zhichi.domains.coverage.models.counts_now import counts_now
from zhichi.domains.coverage.models.drawn import public_counts
from zhichi.domains.coverage.models.first_sight import first_sight
from zhichi.domains.coverage.models.mapped import COVERAGE, GAPS, Look, map_features
from zhichi.foundation.sockets.public import (
    COVERAGE_FIGURES,
    FIRST_SIGHTS,
    MAP_LAYERS,
    OFFICE_PAGES,
    PAST_CHANGES,
    PERIODIC,
    REGION_COUNTS,
    WAITING,
    CoverageCount,
    CoverageFigures,
    MapLayer,
    OfficePage,
    Periodic,
    PlaceQuery,
)

HOUR = 3600
LEGEND = (("e", "真正在服务"), ("v", "核验属实"), ("l", "只是登记在册"), ("g", "没有覆盖"))
SHARES = (
    ("s4", "九成以上"),
    ("s3", "七成到九成"),
    ("s2", "五成到七成"),
    ("s1", "三成到五成"),
    ("s0", "不到三成"),
)
# From afar counties and townships are coloured by their share, from near each place by its layer.
COVERAGE_LEGEND = (*((kind, f"真正在服务的{words}") for kind, words in SHARES), *LEGEND)
GAP_LEGEND = (*((kind, f"有人服务的{words}") for kind, words in SHARES), *LEGEND[3:])


def plug_in() -> None:
    """Called once by the app's ready()."""
    viewers = frozenset(role.value for role in VIEWERS)
    OFFICE_PAGES.register("coverage", OfficePage("覆盖和实效", "coverage:overview", viewers, 200))
    PAST_CHANGES.register("coverage", mark_stale)
    PERIODIC.register("coverage.recount", Periodic("重算补登记了变化的日子", HOUR, recount_stale))
    PERIODIC.register("coverage.reckon", Periodic("计算当日覆盖和活力", HOUR, reckon_if_due))
    supervisors = frozenset(role.value for role in SUPERVISORS)
    for order, (title, name) in enumerate(
        (("均衡", "balance"), ("可达性", "reach"), ("窗口忙闲", "windows"))
    ):
        OFFICE_PAGES.register(name, OfficePage(title, f"coverage:{name}", supervisors, 250 + 10 * order))
    OFFICE_PAGES.register("samples", OfficePage("核验抽样", "coverage:samples", supervisors, 240))
    PERIODIC.register("coverage.figures", Periodic("测算均衡、可达性和窗口忙闲", HOUR, reckon_figures))
    COVERAGE_FIGURES.register("coverage", figures_of)
    WAITING.register("coverage", waiting)
    REGION_COUNTS.register("coverage", counts_now)
    FIRST_SIGHTS.register("hollow", first_sight)
    layer = MapLayer(
        "coverage",
        "村和乡镇的覆盖",
        coverage_layer,
        COVERAGE_LEGEND,
        roles=viewers,
        page="coverage:overview",
        summed=True,
    )
    MAP_LAYERS.register("coverage", layer)
    gaps = MapLayer(
        "gaps",
        "没有覆盖的村和乡镇",
        gap_layer,
        GAP_LEGEND,
        roles=viewers,
        page="coverage:gaps",
        summed=True,
    )
    MAP_LAYERS.register("gaps", gaps)


def reckon_figures(at: datetime) -> None:
    """Loads NumPy and SciPy only here, in the housekeeper, when the night's work comes round."""
    import_module("zhichi.domains.coverage.actions.figures").reckon_when_due(at)


def coverage_layer(actor: Any, at: datetime, query: PlaceQuery) -> dict[str, Any]:
    """Townships and villages of the actor's scope by their layer, and by township and county how many really serve."""
    return _drawn(actor, at, query, COVERAGE)


def gap_layer(actor: Any, at: datetime, query: PlaceQuery) -> dict[str, Any]:
    """Townships and villages of the actor's scope that nothing serves, and by township and county how many."""
    return _drawn(actor, at, query, GAPS)


def _drawn(actor: Any, at: datetime, query: PlaceQuery, look: Look) -> dict[str, Any]:
    paths = scope_of(actor)
    found = map_features(localdate(at), paths, look, below=query.region, tier=query.tier) if paths else []
    return {"type": "FeatureCollection", "features": found}


def figures_of(unit: str, on: date) -> CoverageFigures | None:
    """Public counts of a unit (named as for the command) on a day; None for no such unit or an unknown day."""
    found = unit_named(unit)
    known = public_counts(found, on, now()) if found else None
    if found is None or known is None:
        return None
    rows = (
        CoverageCount(tier, each.eligible, each.claimed, each.verified, each.effective)
        for tier, each in known.tiers.items()
    )
    return CoverageFigures(found.code, found.name, known.day, tuple(rows), known.counted_at, known.stale)
