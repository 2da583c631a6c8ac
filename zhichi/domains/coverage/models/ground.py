"""What ought to be served on a day and what the register says serves it: read in eight statements, counted by rules."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from zhichi.domains.coverage.rules import layers
from zhichi.domains.coverage.rules.layers import Place
from zhichi.domains.network.public import Point, PointRegion, PointSpan, Status, holds_on
from zhichi.foundation.regions.public import (
    Level,
    Region,
    RegionSuccessor,
    Tier,
    Unit,
    UnitKind,
    UnitRegion,
    ancestry,
    code_range,
    district,
    parent_code,
)

COUNTY_KINDS = (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)
KINDS = (UnitKind.BUREAU, *COUNTY_KINDS, UnitKind.JUSTICE_OFFICE)
EVERYWHERE = ("/",)
Range = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Office:
    """A unit that answers for places, as far as counting needs it."""

    pk: int
    code: str
    name: str
    kind: str
    path: str

    @property
    def place(self) -> str:
        """What it answers for, as people call it: 泗水县."""
        return district(self.name)


@dataclass(slots=True)
class Ground:
    """Places that ought to be served on a day by key, with (point, key) of what operating points serve.

    `named` are those pairs where the point stands elsewhere and the place is only named as served. `lost` are points
    whose region was divided: nobody has said in which part they stand.
    """

    day: date
    paths: tuple[str, ...]
    places: dict[str, Place] = field(default_factory=dict)
    offices: dict[int, Office] = field(default_factory=dict)
    served: list[tuple[int, str]] = field(default_factory=list)
    named: set[tuple[int, str]] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)

    def points(self) -> set[int]:
        return {point for point, _ in self.served}

    def counties(self) -> list[Office]:
        """County-level units that have places here, by code."""
        there = {place.county for place in self.places.values() if place.tier != Tier.CITY}
        return sorted((self.offices[pk] for pk in there), key=lambda office: office.code)


def unit_key(pk: int) -> str:
    return f"unit:{pk}"


def in_scope(path: str, paths: Iterable[str]) -> bool:
    return any(path.startswith(own) for own in paths)


def ground_on(day: date, paths: tuple[str, ...] = EVERYWHERE) -> Ground:
    """Eligible and served places of a day inside branches of units ("/1/5/"); all of them by default."""
    ground = Ground(day, paths)
    units = Unit.objects.valid_on(day).filter(kind__in=KINDS).order_by("code")
    sits: dict[int, str | None] = {}
    for pk, code, name, kind, path, region in units.values_list(
        "pk", "code", "name", "kind", "path", "region_id"
    ):
        ground.offices[pk] = Office(pk, code, name, kind, path)
        sits[pk] = region
    serves = list(
        UnitRegion.objects.valid_on(day)
        .filter(unit__in=sits)
        .values_list("unit_id", "region_id")
        .order_by("pk")
    )
    desk = _Desks(ground.offices, sits, serves)
    ranges = _ranges(ground, sits, serves)
    valid = _regions(ground, desk, ranges)
    _serve(ground, desk, ranges, valid)
    return ground


class _Desks:
    """Which unit answers for a region code: for the county, and for the township."""

    def __init__(
        self, offices: Mapping[int, Office], sits: Mapping[int, str | None], serves: list[tuple[int, str]]
    ) -> None:
        self.offices = offices
        self.known: dict[tuple[str, bool], int | None] = {}
        self.maps: dict[bool, tuple[dict[str, int], dict[str, int]]] = {}
        for county in (True, False):
            kinds = COUNTY_KINDS if county else (UnitKind.JUSTICE_OFFICE,)
            ours = {pk for pk, office in offices.items() if office.kind in kinds}
            serving = {region: pk for pk, region in reversed(serves) if pk in ours}
            sitting = {region: pk for pk, region in reversed(list(sits.items())) if pk in ours and region}
            self.maps[county] = (serving, sitting)

    def county(self, code: str) -> Office | None:
        return self._answering(code, county=True)

    def path(self, code: str, county: Office) -> str:
        """The branch of the justice office, where it lies below the county-level unit that answers."""
        office = self._answering(code, county=False)
        return office.path if office and office.path.startswith(county.path) else county.path

    def _answering(self, code: str, *, county: bool) -> Office | None:
        """Thousands of villages ask what their few hundred townships have asked: those answers are remembered."""
        serving, sitting = self.maps[county]
        pk = serving.get(code, sitting.get(code))
        if pk is None:
            above = parent_code(code)
            if (above, county) not in self.known:
                self.known[above, county] = layers.answering(
                    ancestry(above) if above else (), serving, sitting
                )
            pk = self.known[above, county]
        return None if pk is None else self.offices[pk]

    def head(self, path: str, kinds: Iterable[str]) -> Office | None:
        """The unit of one of `kinds` at the head of a branch."""
        above = (self.offices.get(int(part)) for part in path.split("/") if part)
        return next((office for office in above if office and office.kind in kinds), None)


def _ranges(ground: Ground, sits: Mapping[int, str | None], serves: list[tuple[int, str]]) -> list[Range]:
    """Ranges of region codes that the units in scope sit in or serve, the fewest that hold them all."""
    inside = {pk for pk, office in ground.offices.items() if in_scope(office.path, ground.paths)}
    codes = {region for pk, region in sits.items() if pk in inside and region}
    codes |= {region for pk, region in serves if pk in inside}
    merged: list[Range] = []
    for low, high in sorted(map(code_range, codes), key=lambda span: (span[0], -int(span[1]))):
        if not merged or high > merged[-1][1]:
            merged.append((low, high))
    return merged


def _within(name: str, ranges: list[Range]) -> Q:
    inside = (Q(**{f"{name}__gte": low, f"{name}__lte": high}) for low, high in ranges)
    return reduce(or_, inside, Q(pk__in=[]))


def _regions(ground: Ground, desk: _Desks, ranges: list[Range]) -> set[str]:
    """Fill in the places; the answer are the codes of townships and villages that are valid on the day."""
    for office in ground.offices.values():
        if in_scope(office.path, ground.paths):
            if office.kind in COUNTY_KINDS:
                ground.places[unit_key(office.pk)] = Place(Tier.COUNTY, office.pk, office.path)
            elif office.kind == UnitKind.BUREAU:
                ground.places[unit_key(office.pk)] = Place(Tier.CITY, office.pk, office.path)
    regions = Region.objects.valid_on(ground.day).filter(_within("code", ranges), level__gte=Level.TOWNSHIP)
    valid: set[str] = set()
    for code, level in regions.order_by("code").values_list("code", "level").iterator():
        valid.add(code)
        county = desk.county(code)
        if county is None:
            continue
        path = desk.path(code, county)
        if in_scope(path, ground.paths):
            tier = Tier.TOWNSHIP if level == Level.TOWNSHIP else Tier.VILLAGE
            ground.places[code] = Place(tier.value, county.pk, path)
    return valid


def operating(ground: Ground, ranges: list[Range]) -> QuerySet[PointSpan]:
    """Spans of points that operated on the day: run by units in scope, standing there, or serving there."""
    spans = PointSpan.objects.on(ground.day).filter(status=Status.OPERATING).order_by("point_id")
    if _whole(ground):
        return spans
    mine = _within("point__region_id", ranges)
    for path in ground.paths:
        mine |= Q(point__unit__path__startswith=path)
    named = PointRegion.objects.filter(holds_on(ground.day)).filter(_within("region_id", ranges))
    return spans.filter(mine | Q(point__in=named.values("point_id")))


def _whole(ground: Ground) -> bool:
    """Whether every bureau is in scope, so that nothing need be left out."""
    return all(in_scope(o.path, ground.paths) for o in ground.offices.values() if o.kind == UnitKind.BUREAU)


def _serve(ground: Ground, desk: _Desks, ranges: list[Range], valid: set[str]) -> None:
    """Fill in what is served: by standing there, and by being named."""
    heirs: dict[str, list[tuple[date, str]]] = {}
    for former, on, successor in RegionSuccessor.objects.values_list("former_id", "on", "successor_id"):
        heirs.setdefault(former, []).append((on, successor))
    spans = operating(ground, ranges)
    tiers: dict[int, str] = {}
    columns = ("point_id", "point__tier", "point__region_id", "point__unit__path", "point__stands_in_id")
    for pk, tier, region, path, part in spans.values_list(*columns).iterator():
        tiers[pk] = tier
        key = _own_key(ground, desk, (tier, region, path), heirs, valid)
        if not key and part:  # its region was split, and somebody said in which part it stands
            key = _own_key(ground, desk, (tier, part, path), heirs, valid)
        if key:
            ground.served.append((pk, key))
        elif tier in (Tier.TOWNSHIP, Tier.VILLAGE) and layers.own_region(tier, region) in heirs:
            ground.lost.add(pk)
    named = PointRegion.objects.filter(holds_on(ground.day)).order_by("point_id", "region_id")
    if not _whole(ground):
        named = named.filter(_within("region_id", ranges))
    known = set(ground.served)
    for pk, region in named.values_list("point_id", "region_id").iterator():
        if pk not in tiers or not layers.may_serve(tiers[pk], region):
            continue
        key = layers.standing_in(region, ground.day, valid, heirs)
        if layers.tier_of_region(region) == Tier.COUNTY:
            office = desk.county(region)
            key = unit_key(office.pk) if office else ""
        if key in ground.places and (pk, key) not in known:
            ground.served.append((pk, key))
            ground.named.add((pk, key))
            known.add((pk, key))


def _own_key(
    ground: Ground,
    desk: _Desks,
    point: tuple[str, str, str],
    heirs: Mapping[str, list[tuple[date, str]]],
    valid: set[str],
) -> str:
    """The place that a point (tier, region, branch) serves by standing where it stands."""
    tier, region, path = point
    if tier in (Tier.CITY, Tier.COUNTY):
        kinds = COUNTY_KINDS if tier == Tier.COUNTY else (UnitKind.BUREAU,)
        office = desk.head(path, kinds) or (desk.county(region) if tier == Tier.COUNTY else None)
        return unit_key(office.pk) if office else ""
    own = layers.own_region(tier, region)
    return layers.standing_in(own, ground.day, valid, heirs) if own else ""


def point_names(pks: Iterable[int]) -> dict[int, str]:
    return dict(Point.objects.filter(pk__in=list(pks)).values_list("pk", "name"))
