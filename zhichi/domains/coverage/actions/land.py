"""What the figures of the night are computed from, read into arrays: no model is built for a village or point."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from itertools import pairwise
from json import loads
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from django.conf import settings
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from numpy.typing import NDArray

from zhichi.domains.coverage.rules.reach import Floats, Indices, Places
from zhichi.domains.network.public import HoursException, Point, PointItem, PointSpan, Status, Window, open_at
from zhichi.foundation.regions.public import Level, Region, Tier, Unit, UnitKind, UnitRegion
from zhichi.kernel.workdays import BEIJING, Calendar

TIERS = tuple(str(tier) for tier in Tier)
COUNTY_KINDS = (UnitKind.COUNTY_BUREAU, UnitKind.DEV_ZONE_BUREAU)
AT_ONCE = 20_000


@cache
def law_of(name: str) -> dict[str, Any]:
    """The thresholds of data/law/network/<name>.yaml."""
    text = (Path(settings.DATA) / "law" / "network" / f"{name}.yaml").read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.safe_load(text)
    return document


@dataclass(frozen=True)
class Counties:
    """County-level units of a day, and which of them answers for a place or keeps a unit."""

    rows: Sequence[tuple[int, str, str]]  # id, code, name
    by_region: dict[str, int]
    by_id: dict[int, int]

    def __len__(self) -> int:
        return len(self.rows)

    def of_region(self, code: str) -> int:
        """Index of the county that answers for a village's code: its own, else its township's, else its county's."""
        for width in (12, 9, 6):
            found = self.by_region.get(code[:width].ljust(12, "0"))
            if found is not None:
                return found
        return -1

    def of_path(self, path: str) -> int:
        """Index of the county at the head of a unit's branch; -1 for the city's own."""
        ids = (int(part) for part in path.split("/") if part)
        return next((self.by_id[pk] for pk in ids if pk in self.by_id), -1)


def read_counties(day: date) -> Counties:
    """Explicit `UnitRegion` goes before the unit that merely sits in a region, as in `responsible_unit`."""
    units = Unit.objects.valid_on(day).filter(tier=Tier.COUNTY, kind__in=COUNTY_KINDS).order_by("code")
    found = list(units.values_list("pk", "code", "name", "region_id"))
    by_id = {pk: index for index, (pk, _, _, _) in enumerate(found)}
    by_region = {region: by_id[pk] for pk, _, _, region in reversed(found) if region}
    served = UnitRegion.objects.filter(unit__in=units).order_by("-pk")
    by_region |= {region: by_id[pk] for pk, region in served.values_list("unit_id", "region_id")}
    return Counties([(pk, code, name) for pk, code, name, _ in found], by_region, by_id)


@dataclass(frozen=True)
class Villages:
    """Every village of a day by code. `people` is -1 and a position NaN where nobody has noted it."""

    code: NDArray[np.int64]
    places: Places
    people: NDArray[np.int64]
    county: Indices
    synthetic: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.code)

    @property
    def placed(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.places.lon)

    def __getitem__(self, which: NDArray[np.bool_]) -> "Villages":
        picked = (self.code[which], self.places[which], self.people[which], self.county[which])
        return Villages(*picked, self.synthetic[which])

    def by_county(self, counties: int) -> list[Indices]:
        """Indices of the villages of each county, ascending."""
        order = np.argsort(self.county, kind="stable")
        cuts = np.searchsorted(self.county[order], np.arange(counties + 1))
        return [order[start:end] for start, end in pairwise(cuts)]


def read_villages(day: date, counties: Counties) -> Villages:
    rows = Region.objects.filter(level=Level.VILLAGE).valid_on(day).order_by("code")
    fields = ("code", "locality__lon", "locality__lat", "locality__people", "locality__synthetic")
    kind = [("code", "i8"), ("lon", "f8"), ("lat", "f8"), ("people", "i8"), ("county", "i8"), ("made", "?")]
    nan = float("nan")
    table = np.fromiter(
        (
            (
                int(code),
                nan if lon is None else lon,
                nan if lat is None else lat,
                -1 if people is None else people,
                counties.of_region(code),
                bool(made),
            )
            for code, lon, lat, people, made in rows.values_list(*fields).iterator(AT_ONCE)
        ),
        dtype=kind,
    )
    places = Places(table["lon"].copy(), table["lat"].copy())
    copied = (table[name].copy() for name in ("people", "county", "made"))
    people, county, made = copied
    return Villages(table["code"].copy(), places, people, county.astype(np.intp), made)


@dataclass(frozen=True)
class Stands:
    """Every operating point of a day by id. `hours` indexes `timetables`; `items` lists who offers a thing."""

    pk: NDArray[np.int64]
    places: Places
    county: Indices
    tier: NDArray[np.int8]
    hours: Indices
    timetables: Sequence[dict[str, Any]]
    items: dict[str, Indices]

    def __len__(self) -> int:
        return len(self.pk)

    @property
    def placed(self) -> NDArray[np.bool_]:
        return ~np.isnan(self.places.lon)

    def offering(self, item: str) -> NDArray[np.bool_]:
        """Which points offer an item; all of them for the empty one."""
        chosen = np.full(len(self), not item)
        chosen[self.items.get(item, np.empty(0, dtype=np.intp)) if item else slice(0)] = True
        return chosen

    def open_at(self, moment: datetime, calendar: Calendar) -> NDArray[np.bool_]:
        """Which points are open at an aware moment: by what was announced for that day, the latest beginning wins."""
        by_table = [open_at(table, moment, calendar) for table in self.timetables]
        found = np.array(by_table, dtype=bool)[self.hours] if by_table else np.zeros(len(self), dtype=bool)
        local = moment.astimezone(BEIJING)
        own = HoursException.objects.filter(from_on__lte=local.date(), last_on__gte=local.date())
        for pk, spans in own.order_by("from_on", "-pk").values_list("point_id", "hours"):
            at = self.index(pk)
            if at is not None:
                # The exception's spans, written as the hours of that weekday, and no calendar above them.
                found[at] = open_at({str(local.isoweekday()): spans}, moment, None)
        return found

    def index(self, pk: int) -> int | None:
        at = int(np.searchsorted(self.pk, pk))
        return at if at < len(self) and self.pk[at] == pk else None

    def supply(self, item: str, day: date) -> Floats:
        """Windows in service that do the item; one for a point that names none."""
        counted = np.zeros(len(self))
        rows = Window.objects.filter(Q(closed_on=None) | Q(closed_on__gt=day))
        for pk, items in rows.values_list("point_id", "items").iterator(AT_ONCE):
            at = self.index(pk) if not items or not item or item in items else None
            if at is not None:
                counted[at] += 1
        return np.maximum(counted, 1.0)


def read_stands(day: date, today: date, counties: Counties) -> Stands:
    """Points operating on the day: today and later by what the register says now, earlier by their spans."""
    if day < today:
        spans = PointSpan.objects.on(day).filter(status=Status.OPERATING)
        rows = Point.objects.filter(pk__in=spans.values("point_id"))
    else:
        rows = Point.objects.operating()
    fields = ("pk", "lon", "lat", "unit__path", "tier")
    listed = rows.order_by("pk").values_list(*fields, Cast("hours", TextField()))
    tables: dict[str, int] = {}
    heads: dict[str, int] = {}
    ranks = {tier: index for index, tier in enumerate(TIERS)}
    nan = float("nan")
    kind = [("pk", "i8"), ("lon", "f8"), ("lat", "f8"), ("county", "i8"), ("tier", "i1"), ("hours", "i8")]

    def head(path: str) -> int:
        if path not in heads:
            heads[path] = counties.of_path(path)
        return heads[path]

    table = np.fromiter(
        (
            (
                pk,
                nan if lon is None else lon,
                nan if lat is None else lat,
                head(path),
                ranks[tier],
                tables.setdefault(hours, len(tables)),
            )
            for pk, lon, lat, path, tier, hours in listed.iterator(AT_ONCE)
        ),
        dtype=kind,
    )
    places = Places(table["lon"].copy(), table["lat"].copy())
    return Stands(
        table["pk"].copy(),
        places,
        table["county"].astype(np.intp),
        table["tier"].copy(),
        table["hours"].astype(np.intp),
        [loads(text) or {} for text in tables],
        _items(table["pk"]),
    )


def _items(pks: NDArray[np.int64]) -> dict[str, Indices]:
    """Indices, into the ascending `pks`, of the points that offer each item."""
    rows = PointItem.objects.order_by("item", "point_id").values_list("item", "point_id")
    found: dict[str, array[int]] = {}
    for item, pk in rows.iterator(AT_ONCE):
        found.setdefault(item, array("q")).append(pk)
    indices = {}
    for item, listed in found.items():
        wanted = np.frombuffer(listed, dtype=np.int64)
        at = np.searchsorted(pks, wanted)
        here = at < len(pks)
        here[here] = pks[at[here]] == wanted[here]
        indices[item] = at[here].astype(np.intp)
    return indices


@dataclass(frozen=True)
class Land:
    """Everything the figures of a day stand on."""

    counties: Counties
    villages: Villages
    stands: Stands

    @cached_property
    def placed(self) -> Villages:
        """The villages whose position is known."""
        return self.villages[self.villages.placed]

    @cached_property
    def placed_by_county(self) -> list[Indices]:
        """Indices into `placed` for each county."""
        return self.placed.by_county(len(self.counties))


def read_land(*, day: date, today: date) -> Land:
    counties = read_counties(day)
    return Land(counties, read_villages(day, counties), read_stands(day, today, counties))
