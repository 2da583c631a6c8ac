"""Coverage as others show it: public counts of a unit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, Sum
from django.utils.timezone import localdate

from zhichi.domains.coverage.models.coverage_day import CoverageDay
from zhichi.domains.coverage.models.layered import TIERS, layers_on
from zhichi.domains.coverage.rules.layers import Counts
from zhichi.foundation.regions.public import Unit


@dataclass(frozen=True, slots=True)
class PublicCounts:
    """Counts by tier of a day, when they were counted (None where nobody noted it), whether they wait to be again."""

    day: date
    tiers: dict[str, Counts]
    counted_at: datetime | None
    stale: bool = False


def public_counts(unit: Unit, on: date, at: datetime) -> PublicCounts | None:
    """Of a unit as reckoned on the newest day until `on`; where nothing was reckoned, counted now for today.

    None for a past day of which nothing is known.
    """
    rows = CoverageDay.objects.filter(county__path__startswith=unit.path, day__lte=on)
    newest: date | None = rows.aggregate(newest=Max("day"))["newest"]
    if newest is not None:
        kept = rows.filter(day=newest)
        told = kept.aggregate(counted_at=Max("made_at"), stale=Count("pk", filter=Q(stale=True)))
        tiers = _summed(kept.values("tier").annotate(**_sums()).order_by())
        return PublicCounts(newest, tiers, told["counted_at"], bool(told["stale"]))
    today = localdate(at)
    return PublicCounts(today, layers_on(today, (unit.path,)).by_tier(), at) if on >= today else None


def _sums() -> dict[str, Sum]:
    return {f"all_{name}": Sum(name) for name in ("eligible", "claimed", "verified", "effective")}


def _summed(rows: Iterable[Mapping[str, Any]]) -> dict[str, Counts]:
    found = {
        row["tier"]: Counts(
            row["all_eligible"], row["all_claimed"], row["all_verified"], row["all_effective"]
        )
        for row in rows
    }
    return {tier.value: found.get(tier.value, Counts()) for tier in TIERS}
