"""The list that a sample is drawn from, as it stands at a moment; and the bureau's rules for making it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import yaml
from django.conf import settings
from django.db.models import Q

from zhichi.domains.coverage.rules.frame import allocate
from zhichi.domains.network.public import Point, Verification
from zhichi.foundation.regions.public import Tier, Unit, district


@dataclass(frozen=True)
class Ground:
    """A ground for leaving a point out: verified by one of `methods` within so many days."""

    key: str
    words: str
    methods: tuple[str, ...]
    days: int


@dataclass(frozen=True)
class Terms:
    """`data/law/network/sampling.yaml`."""

    confidence: int
    minimum_take: int
    suggested_take: int
    minimum_witnesses: int
    grounds: tuple[Ground, ...]


@dataclass
class Layer:
    """One stratum of the list: the codes of its points, and how many shall be drawn."""

    key: str
    title: str
    codes: list[str] = field(default_factory=list)
    take: int = 0


@dataclass(frozen=True)
class Frame:
    """Strata by key, what was left out (code, reason), and codes that were named but are not on the list."""

    layers: Mapping[str, Layer]
    excluded: Sequence[tuple[str, str]]
    unknown: Sequence[str]

    @property
    def size(self) -> int:
        return sum(len(layer.codes) for layer in self.layers.values())

    @property
    def take(self) -> int:
        return sum(layer.take for layer in self.layers.values())

    def reasons(self) -> list[dict[str, Any]]:
        """Each reason with the number of points it left out."""
        words = [reason for _, reason in self.excluded]
        return [{"reason": reason, "count": words.count(reason)} for reason in dict.fromkeys(words)]


@cache
def sampling_terms() -> Terms:
    text = (settings.DATA / "law" / "network" / "sampling.yaml").read_text(encoding="utf-8")
    told = yaml.safe_load(text)
    grounds = tuple(
        Ground(each["key"], each["words"], tuple(each["methods"]), each["days"])
        for each in told["exclusions"]
    )
    return Terms(
        told["confidence"],
        told["minimum_take"],
        told["suggested_take"],
        told["minimum_witnesses"],
        grounds,
    )


def frame(
    *,
    city: str,
    at: datetime,
    tiers: Sequence[str],
    grounds: Sequence[str] = (),
    left_out: Mapping[str, str] | None = None,
    total: int | None = None,
) -> Frame:
    """Operating points of the branch at path `city`, by county and tier. Four queries.

    Points that the city itself runs are not on the list: nobody above them could make sure of them. `grounds` are
    keys of the terms, `left_out` is {code: reason}; `total` is shared out in proportion to the strata.
    """
    left_out = left_out or {}
    below = Q(unit__path__startswith=city) & ~Q(unit__path=city)
    points = Point.objects.operating().filter(below, tier__in=tiers).order_by("code")
    counties = dict(Unit.objects.within(city).filter(tier=Tier.COUNTY).values_list("path", "code"))
    names = dict(
        Unit.objects.within(city).filter(tier__in=[Tier.COUNTY, Tier.CITY]).values_list("code", "name")
    )
    city_code = Unit.objects.values_list("code", flat=True).get(path=city)
    reasons = dict(_on_grounds(at, grounds))
    layers: dict[str, Layer] = {}
    excluded: list[tuple[str, str]] = []
    rest = dict(left_out)
    for pk, code, tier, path in points.values_list("pk", "code", "tier", "unit__path"):
        reason = rest.pop(code, None) or reasons.get(pk)
        if reason:
            excluded.append((code, reason))
            continue
        county = counties.get("/".join(path.split("/")[: city.count("/") + 1]) + "/", city_code)
        key = f"{county}/{tier}"
        layer = layers.setdefault(key, Layer(key, f"{district(names[county])}，{Tier(tier).label}"))
        layer.codes.append(code)
    terms = sampling_terms()
    sizes = {key: len(layer.codes) for key, layer in sorted(layers.items())}
    for key, take in allocate(sizes, total or terms.suggested_take, terms.minimum_take).items():
        layers[key].take = take
    return Frame({key: layers[key] for key in sizes}, excluded, sorted(rest))


def _on_grounds(at: datetime, keys: Sequence[str]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for ground in sampling_terms().grounds:
        if ground.key in keys:
            recent = Verification.objects.filter(
                method__in=ground.methods, at__gte=at - timedelta(days=ground.days), at__lte=at
            )
            found += [(pk, ground.words) for pk in recent.values_list("point_id", flat=True)]
    return found
