"""Every operating point of a day, when it is open and what it offers, read into arrays."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from json import loads
from typing import Any

import numpy as np
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from numpy.typing import NDArray

from zhichi.domains.coverage.actions.counties import Counties
from zhichi.domains.coverage.models.evidence import verified_on
from zhichi.domains.coverage.models.judging import alive_on
from zhichi.domains.coverage.models.layered import alive_now
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.reach import Floats, Indices, Places
from zhichi.domains.network.public import HoursException, Point, PointItem, PointSpan, Status, Window, open_at
from zhichi.foundation.regions.public import Tier
from zhichi.kernel.workdays import BEIJING, Calendar

TIERS = tuple(str(tier) for tier in Tier)
AT_ONCE = 20_000


@dataclass(frozen=True)
class Stands:
    """Every operating point of a day by id. `hours` indexes `timetables`; `items` lists who offers a thing.

    `serving` are those that really serve: verified and alive, as the layer `effective` counts them.
    """

    pk: NDArray[np.int64]
    places: Places
    county: Indices
    tier: NDArray[np.int8]
    hours: Indices
    timetables: Sequence[dict[str, Any]]
    items: dict[str, Indices]
    serving: NDArray[np.bool_]

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
        np.isin(table["pk"], np.fromiter(_serving(day, today), dtype=np.int64)),
    )


def _serving(day: date, today: date) -> set[int]:
    """Points verified and alive on a day: for today by the newest night, for an earlier day by its evidence."""
    return verified_on(day, vitality()) & (alive_on(day) if day < today else alive_now())


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
