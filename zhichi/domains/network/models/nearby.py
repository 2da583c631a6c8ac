"""The nearest points, in exact great-circle order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest
from typing import Any

from django.db import connection
from h3.api import basic_int as h3

from zhichi.domains.network.models.places import Place, inside, more_than, places, whole
from zhichi.domains.network.models.point import CELL_RESOLUTION, Point
from zhichi.domains.network.rules.position import check_position
from zhichi.foundation.regions.public import Region, ancestry, code_range
from zhichi.foundation.statements.public import padded
from zhichi.kernel import geo
from zhichi.kernel.workdays import Calendar

FEW = 2_000  # so many places are sorted as they are
NEAR_M = 200_000.0
FIRST_RESOLUTION = 6  # two rings hold about 690 km²
FAR_RESOLUTION = 3
# No descendant of a cell of that resolution lies farther from its centre (a test walks all of them).
FAR_REACH_M = 90_000.0
# One index probe for each occupied cell: jump behind the last place that shares its coarse cell.
OCCUPIED = """
    WITH RECURSIVE hit(c) AS (
        SELECT MIN(cell) FROM network_point
        UNION ALL
        SELECT (SELECT MIN(cell) FROM network_point WHERE cell > (hit.c | %s))
        FROM hit WHERE hit.c IS NOT NULL
    ) SELECT c FROM hit WHERE c IS NOT NULL"""

Found = list[tuple[float, int]]


@dataclass(frozen=True, slots=True)
class Nearby:
    """A point, how far it is, and whether it is open at the moment asked for (None when none was)."""

    point: Point
    distance_m: float
    open_now: bool | None


def nearest(
    lon: float,
    lat: float,
    *,
    item: str | None = None,
    region: Region | None = None,
    limit: int = 10,
    at: datetime | None = None,
    calendar: Calendar | None = None,
) -> list[Nearby]:
    """The `limit` nearest operating points (offering `item`, serving `region`), nearest first, ties by id.

    Degrees of WGS-84 or CGCS2000. PositionError (a ValueError) when the position cannot be on Earth.
    """
    check_position(lon, lat)
    search = Search(lon, lat, item=item, region=region)
    found = search.nearest(limit) if limit > 0 else []
    there = whole([pk for _, pk in found])
    return [
        Nearby(there[pk], metres, there[pk].welcomes_at(at, calendar) if at else None)
        for metres, pk in found
        if pk in there
    ]


class Search:
    """One search from one position. Few places are sorted; many are narrowed by cells, near ones first."""

    def __init__(self, lon: float, lat: float, *, item: str | None, region: Region | None) -> None:
        self.lon, self.lat = lon, lat
        above = ancestry(region.code) if region else []
        self.shape = (bool(item), len(above))
        self.values: dict[str, Any] = {"item": item} if item else {}
        if region:
            self.values["low"], self.values["high"] = code_range(region.code)
            self.values |= {f"above{n}": code for n, code in enumerate(above)}

    def nearest(self, limit: int) -> Found:
        """(metres, id) of the nearest places, fewer only when there are no more."""
        # An index lists what offers the item or serves the region; without either it would be everything.
        if any(self.shape) and not more_than(FEW, *self.shape, **self.values):
            return self.sorted(places(*self.shape, **self.values), limit)
        near = geo.nearest(
            self.lon,
            self.lat,
            limit,
            CELL_RESOLUTION,
            self.fetch,
            first=FIRST_RESOLUTION,
            within_m=NEAR_M,
        )
        return near if len(near) == limit else self.far(limit)

    def fetch(self, spans: Iterable[tuple[int, int]]) -> Iterable[Place]:
        """Places whose cell lies in one of the spans. One query."""
        wide = padded(tuple(spans))
        bounds = {
            f"{end}{n}": cell for n, span in enumerate(wide) for end, cell in zip("ab", span, strict=True)
        }
        return inside(*self.shape, len(wide), **self.values, **bounds)

    def sorted(self, places: Iterable[Place], limit: int) -> Found:
        return nsmallest(limit, ((geo.distance_m(self.lon, self.lat, x, y), pk) for pk, x, y in places))

    def far(self, limit: int) -> Found:
        """Coarse cells that hold places, the nearest first, until no unread one can hold a better place."""
        with connection.cursor() as cursor:
            cursor.execute(OCCUPIED, [(1 << 3 * (15 - FAR_RESOLUTION)) - 1])
            cells = {h3.cell_to_parent(row[0], FAR_RESOLUTION) for row in cursor.fetchall()}
        bounds = sorted((self.far_bound(each), each) for each in cells)
        best: Found = []
        for bound, each in bounds:
            if len(best) == limit and best[-1][0] < bound:
                break
            fetched = self.fetch([span_of(each)])
            best = nsmallest(limit, [*best, *self.sorted(fetched, limit)])
        return best

    def far_bound(self, coarse: int) -> float:
        """A distance that no place of a coarse cell undercuts."""
        lat, lon = h3.cell_to_latlng(coarse)
        return max(0.0, geo.distance_m(self.lon, self.lat, lon, lat) - FAR_REACH_M)


def span_of(coarse: int) -> tuple[int, int]:
    """First and last index that the descendants of a coarse cell may have at the stored resolution."""
    low = h3.cell_to_center_child(coarse, CELL_RESOLUTION)
    width = 1 << 3 * (15 - FAR_RESOLUTION)
    return low // width * width, low // width * width + width - 1
