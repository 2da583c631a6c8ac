"""Balance between counties: coverage, points and services per 10,000 people, and how unequal they are."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Count, Max
from numpy.typing import NDArray

from zhichi.domains.coverage.actions.land import Land
from zhichi.domains.coverage.actions.stands import TIERS
from zhichi.domains.coverage.models import CoverageDay
from zhichi.domains.coverage.models.figures import BASE
from zhichi.domains.coverage.rules.inequality import (
    Amount,
    gini,
    gini_by_source,
    standard_scores,
    theil_by_source,
)
from zhichi.domains.network.public import ServiceEvent

LAYERS = ("eligible", "claimed", "verified", "effective")
MEASURES = ("points", "events", "effective")


def balance_of(land: Land, *, day: date, at: datetime, law: dict[str, Any]) -> dict[str, Any]:
    """{"counties": rows by need, "points", "claimed", "events": inequality, …}; see the fields below.

    `points` are those that really serve, `claimed` all that the register calls operating.
    """
    rows = _counties(land)
    since = at - timedelta(days=law["balance_days"])
    _count_events(rows, land, since, at)
    covered_on = _add_layers(rows, land, day)
    scored = [row for row in rows if row["people"]]
    for measure in MEASURES:
        rated = [row for row in scored if row["rates"].get(measure) is not None]
        scores = standard_scores([row["rates"][measure] for row in rated])
        for row, score in zip(rated, scores, strict=True):
            row["scores"][measure] = round(score, 3)
    for row in scored:
        row["score"] = round(sum(row["scores"].values()) / len(row["scores"]), 3) if row["scores"] else None
    rows.sort(key=lambda row: (row.get("score") is None, row.get("score") or 0.0, row["code"]))
    return {
        "version": law["version"],
        "base": BASE,
        "days": law["balance_days"],
        "covered_on": covered_on.isoformat() if covered_on else None,
        "synthetic": bool(land.villages.synthetic.any()),
        "counties": rows,
        "points": _inequality(scored, "points"),
        "claimed": _inequality(scored, "claimed"),
        "events": _inequality(scored, "events"),
    }


def _counties(land: Land) -> list[dict[str, Any]]:
    """A row for each county-level unit: people of its villages, points by tier, rates per 10,000."""
    villages, stands = land.villages, land.stands
    rows = []
    of = villages.by_county(len(land.counties))
    claimed = _by_tier(land, np.ones(len(stands), dtype=np.bool_))
    serving = _by_tier(land, stands.serving)
    for (pk, code, name), own, by_tier, on_paper in zip(
        land.counties.rows, of, serving, claimed, strict=True
    ):
        known = villages.people[own] >= 0
        people = int(villages.people[own][known].sum())
        rows.append(
            {
                "unit": pk,
                "code": code,
                "name": name,
                "people": people or None,
                "villages": len(own),
                "uncounted": int(len(own) - known.sum()),
                "points": dict(zip(TIERS, by_tier, strict=True)),
                "claimed": dict(zip(TIERS, on_paper, strict=True)),
                "events": dict.fromkeys(TIERS, 0),
                "rates": {
                    "points": per_myriad(sum(by_tier), people),
                    "claimed": per_myriad(sum(on_paper), people),
                },
                "scores": {},
            }
        )
    return rows


def _by_tier(land: Land, wanted: NDArray[np.bool_]) -> list[list[int]]:
    """Wanted points by county and tier; those of the city itself belong to no county."""
    stands, tiers = land.stands, len(TIERS)
    cells = (stands.county * tiers + stands.tier)[wanted & (stands.county >= 0)]
    counted: list[list[int]] = (
        np.bincount(cells, minlength=len(land.counties) * tiers).reshape(-1, tiers).tolist()
    )
    return counted


def per_myriad(count: int, people: int) -> float | None:
    """So many for 10,000 people; None when nobody knows how many people there are."""
    return round(10_000 * count / people, 4) if people else None


def _count_events(rows: list[dict[str, Any]], land: Land, since: datetime, until: datetime) -> None:
    counted = (
        ServiceEvent.objects.filter(at__gte=since, at__lt=until)
        .order_by()
        .values_list("point__unit__path", "point__tier")
        .annotate(n=Count("pk"))
    )
    for path, tier, n in counted:
        index = land.counties.of_path(path)
        if index >= 0:
            rows[index]["events"][tier] += n
    for row in rows:
        row["rates"]["events"] = per_myriad(sum(row["events"].values()), row["people"] or 0)


def _add_layers(rows: list[dict[str, Any]], land: Land, day: date) -> date | None:
    """The layers of the newest reckoning up to the day, by tier, and the share really served."""
    newest: date | None = CoverageDay.objects.filter(day__lte=day).aggregate(day=Max("day"))["day"]
    found = CoverageDay.objects.filter(day=newest) if newest else CoverageDay.objects.none()
    by_id = {row["unit"]: row for row in rows}
    for row in rows:
        row["layers"] = {}
    for county, tier, *counts in found.values_list("county_id", "tier", *LAYERS):
        if county in by_id:
            by_id[county]["layers"][tier] = dict(zip(LAYERS, counts, strict=True))
    for row in rows:
        total = [sum(layer[name] for layer in row["layers"].values()) for name in LAYERS]
        row["covered"] = dict(zip(LAYERS, total, strict=True))
        row["rates"]["effective"] = round(total[3] / total[0], 4) if total[0] else None
    return newest


def _inequality(rows: Sequence[dict[str, Any]], name: str) -> dict[str, Any] | None:
    """Gini and Theil's T between the counties, and what each tier adds to either; None without amounts."""
    people = [row["people"] for row in rows]
    sources = {tier: [row[name][tier] for row in rows] for tier in TIERS}
    if not any(any(column) for column in sources.values()):
        return None
    whole, parts = gini_by_source(people, sources)
    spread, spreads = theil_by_source(people, sources)
    return {
        "gini": round(float(whole), 4),
        "theil": round(spread, 4),
        "tiers": {
            tier: {
                "share": round(parts[tier].share, 4),
                "gini": round(float(gini(map(Amount, people, column))), 4),
                "adds": round(parts[tier].adds, 4),
                "theil": round(spreads[tier].measure, 4),
                "theil_adds": round(spreads[tier].adds, 4),
            }
            for tier, column in sources.items()
        },
        "mean": per_myriad(sum(map(sum, sources.values())), int(np.sum(people))),
    }
