"""Answers about one unit: its figures on a day, its gaps. What other rooms, the command and the API ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localdate, localtime

from zhichi.domains.coverage.models.course import reckoned_at
from zhichi.domains.coverage.models.coverage_day import CoverageDay
from zhichi.domains.coverage.models.ground import COUNTY_KINDS, EVERYWHERE, KINDS
from zhichi.domains.coverage.models.judging import alive_on
from zhichi.domains.coverage.models.layered import TIERS, layers_on
from zhichi.domains.coverage.models.point_standing import PointStanding
from zhichi.domains.coverage.rules.layers import NOT_SERVED, Counts
from zhichi.domains.network.public import Locality
from zhichi.foundation.regions.public import Region, Unit, UnitKind, is_code


def unit_named(text: str) -> Unit | None:
    """A unit by its code, or the one that answers for a region: 370800, 370811, 370811002 or all twelve digits."""
    unit = Unit.objects.filter(code=text).first()
    if unit is not None:
        return unit
    code = text.ljust(12, "0") if len(text) in (4, 6, 9, 12) else ""
    if not is_code(code):
        return None
    sitting = {unit.kind: unit for unit in Unit.objects.filter(region_id=code, kind__in=KINDS, valid_to=None)}
    return next((sitting[kind] for kind in KINDS if kind in sitting), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """Counts of a unit by tier as of a day.

    `counted_at` is when they were counted, None where nobody noted it; `judged_at` when the life of the points was
    judged, None where it was judged from the evidence of the day itself.
    """

    unit: Unit
    day: date
    tiers: dict[str, Counts]
    counted_at: datetime | None = None
    judged_at: datetime | None = None

    @property
    def words(self) -> str:
        """As of when, and by which reckoning."""
        counted = f"{localtime(self.counted_at):%Y-%m-%d %H:%M}" if self.counted_at else ""
        if self.judged_at:
            return f"截至 {counted}，活力按 {localtime(self.judged_at):%Y-%m-%d %H:%M} 的计算"
        return f"截至 {self.day} 日终" + (f"，{counted} 计算" if counted else "")

    def as_dict(self) -> dict[str, object]:
        return {
            "unit": self.unit.code,
            "name": self.unit.name,
            "as_of": self.day.isoformat(),
            "counted_at": _told(self.counted_at),
            "judged_at": _told(self.judged_at),
            "tiers": {tier: counts.as_dict() for tier, counts in self.tiers.items()},
        }


def _told(moment: datetime | None) -> str | None:
    return localtime(moment).isoformat(timespec="seconds") if moment else None


def weighed(unit: Unit, day: date, at: datetime) -> Answer:
    """The figures of a unit on any day until today.

    Today as it is at this moment, like the pages, with the life that the newest reckoning found. A past day as kept;
    where nothing was kept, or something was recorded since, from all the evidence of that day (some seconds).
    """
    judged = reckoned_at() if day == localdate(at) else None
    if judged is not None:
        return Answer(unit, day, layers_on(day, (unit.path,)).by_tier(), at, judged)
    kept = reckoned(unit, day) if day < localdate(at) else None
    if kept is not None and kept.day == day and not CoverageDay.objects.filter(day=day, stale=True).exists():
        return kept
    return Answer(unit, day, layers_on(day, (unit.path,), alive=alive_on(day)).by_tier(), at)


def reckoned(unit: Unit, day: date) -> Answer | None:
    """The figures of a bureau or county-level unit as last reckoned until a day; None when nobody had reckoned."""
    if unit.kind not in (UnitKind.BUREAU, *COUNTY_KINDS):
        return None
    rows = CoverageDay.objects.filter(county__path__startswith=unit.path)
    newest = rows.filter(day__lte=day).order_by("-day").values_list("day", flat=True).first()
    if newest is None:
        return None
    tiers = {tier.value: Counts() for tier in TIERS}
    made_at = None
    for row in rows.filter(day=newest):
        tiers[row.tier] += Counts(row.eligible, row.claimed, row.verified, row.effective)
        made_at = row.made_at
    return Answer(unit, newest, tiers, made_at)


@dataclass(frozen=True, slots=True)
class Gap:
    """A township or village that no operating point serves; degrees of CGCS2000 or None, people or None."""

    code: str
    tier: str
    name: str
    full_name: str
    county: str
    lon: float | None
    lat: float | None
    people: int | None


def gaps_of(day: date, paths: tuple[str, ...] = EVERYWHERE) -> list[Gap]:
    """Unserved townships and villages of some branches on a day, by code. Two statements beside those of the layers."""
    layered = layers_on(day, paths, alive=())
    keys = [key for key, best in layered.best.items() if best == NOT_SERVED and key[0].isdigit()]
    if not keys:
        return []
    low, high = min(keys), max(keys)
    wanted = set(keys)
    spots = {
        each.pk: each for each in Locality.objects.filter(pk__gte=low, pk__lte=high) if each.pk in wanted
    }
    rows = Region.objects.filter(code__gte=low, code__lte=high).order_by("code")
    found = []
    for code, name, full in rows.values_list("code", "name", "full_name").iterator():
        if code not in wanted:
            continue
        place, spot = layered.ground.places[code], spots.get(code)
        county = layered.ground.offices[place.county].place
        where = (spot.lon, spot.lat, spot.people) if spot else (None, None, None)
        found.append(Gap(code, place.tier, name, full, county, *where))
    return found


def standings_of(points: Iterable[int]) -> dict[int, PointStanding]:
    """The newest reckoning of some points, by id; a point never reckoned is not among them."""
    return PointStanding.objects.in_bulk(list(points))
