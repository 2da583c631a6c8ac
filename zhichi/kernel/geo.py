"""Great-circle distances, H3 cells and the exact search for the nearest points.

Degrees of CGCS2000/WGS84 go in, taken on a sphere of the mean radius, as H3 itself does; longitude comes
first. Cells are 64-bit integers below 2⁶³, so they fit a signed bigint column.

Why the search is exact. H3 projects each face of its icosahedron from the centre of the sphere, so the
sides of a cell are arcs of great circles. A way from the centre point to a point outside a set of whole
cells crosses the set's outline; so no point outside is nearer than the outline is. `rings` and `steps` give
that distance as `bound_m`: once the n-th best candidate is no farther than the bound, no other point can
displace it.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from math import asin, cos, inf, isfinite, radians, sin, sqrt
from typing import TypeVar

from h3.api import basic_int as h3

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1 of GRS 80
_ROUNDING_M = 0.1  # far above the rounding of H3's own projection
_REACH = 2  # rings taken whole at each step: nineteen cells
_SPREAD = 1.25
_DIGIT_BITS, _FINEST = 3, 15
_RESOLUTION_SHIFT = 52

Key = TypeVar("Key")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ring:
    """The cells at grid distance `k`; every point beyond rings 0 … k is farther than `bound_m`."""

    k: int
    cells: tuple[int, ...]
    bound_m: float


@dataclass(frozen=True, slots=True)
class Step:
    """Inclusive ranges of stored cells; every point outside them is farther than `bound_m`."""

    spans: tuple[Span, ...]
    bound_m: float


def distance_m(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance in metres by the haversine formula."""
    phi1, phi2 = radians(lat1), radians(lat2)
    half = sin((phi2 - phi1) / 2) ** 2 + cos(phi1) * cos(phi2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(half)))


def cell(lon: float, lat: float, resolution: int) -> int:
    """The H3 cell of a point. Raises ValueError for a place that is not on Earth."""
    if not (isfinite(lon) and isfinite(lat) and abs(lon) <= 180 and abs(lat) <= 90):
        raise ValueError(f"no such place: longitude {lon}, latitude {lat}")
    return int(h3.latlng_to_cell(lat, lon, resolution))


def rings(lon: float, lat: float, resolution: int) -> Iterator[Ring]:
    """Ring after ring around a point, for `WHERE cell IN (…)`, until the whole Earth is covered.

    Take rings until the n-th best distance is at most `bound_m`. Where points may be sparse, `steps` is
    quicker.
    """
    centre = cell(lon, lat, resolution)
    k = 0
    previous: set[int] = set()
    current = {centre}
    while current:
        # Grown cell by cell: h3's own grid_ring repeats cells once a ring has met a pentagon from both sides.
        following = {each for one in current for each in h3.grid_disk(one, 1)} - current - previous
        yield Ring(k, tuple(current), _bound_m(lon, lat, centre, k))
        k, previous, current = k + 1, current, following


def steps(lon: float, lat: float, stored: int, first: int | None = None) -> Iterator[Step]:
    """Ever wider searches, each about seven times the last, for a column of cells of resolution `stored`.

    Each step holds the ones before it: the cells of resolution `first` (by default `stored`; coarser where
    points are known to be sparse) within two rings, then coarser ones and their descendants, at last
    everything.
    """
    for resolution in range(stored if first is None else min(first, stored), -1, -1):
        centre = cell(lon, lat, resolution)
        exact = resolution == stored
        bound = _bound_m(lon, lat, centre, _REACH) if exact else _ancestor_bound_m(lon, lat, centre, _REACH)
        yield Step(_spans(h3.grid_disk(centre, _REACH), stored), bound)
    yield Step(((0, 2**63 - 1),), inf)


def nearest(
    lon: float,
    lat: float,
    n: int,
    stored: int,
    fetch: Callable[[tuple[Span, ...]], Iterable[tuple[Key, float, float]]],
    *,
    first: int | None = None,
    within_m: float = inf,
) -> list[tuple[float, Key]]:
    """The `n` nearest points not farther than `within_m`, as (metres, key), nearest first, ties by key.

    `fetch` gives (key, longitude, latitude) of every point whose cell of resolution `stored` lies in the
    spans; `first` is that of `steps`.
    """
    best: list[tuple[float, Key]] = []
    for step in steps(lon, lat, stored, first) if n > 0 else ():
        found = ((distance_m(lon, lat, x, y), key) for key, x, y in fetch(step.spans))
        best = nsmallest(n, (each for each in found if each[0] <= within_m))
        if step.bound_m >= within_m or (len(best) == n and best[-1][0] <= step.bound_m):
            break
    return best


def _spans(cells: Iterable[int], stored: int) -> tuple[Span, ...]:
    """The descendants of cells at resolution `stored`, as merged ranges.

    An H3 index ends in fifteen digits of three bits, one a resolution, unused ones 7; with the resolution
    bits set to `stored` the descendants share the digits of their ancestor and nothing else lies between
    them.
    """
    merged: list[Span] = []
    for each in sorted(cells):
        resolution = h3.get_resolution(each)
        width = 1 << _DIGIT_BITS * (_FINEST - resolution)
        first = (each + ((stored - resolution) << _RESOLUTION_SHIFT)) // width * width
        if merged and merged[-1][1] + 1 == first:
            merged[-1] = (merged[-1][0], first + width - 1)
        else:
            merged.append((first, first + width - 1))
    return tuple(merged)


def _bound_m(lon: float, lat: float, centre: int, k: int) -> float:
    """A distance that no point outside rings 0 … k undercuts; infinite where nothing is outside.

    Of a side of length 2l, the end nearer to the foot of the perpendicular h is at most l from that foot, and
    at least D, the distance of the nearest corner, from the point. So cos h ≤ cos D / cos l on the sphere;
    solved with chords, so that short distances keep their digits.
    """
    corners, half_side = _outline(centre, k)
    if not corners:
        return inf
    half_chord = sin(_nearest_m(lon, lat, corners) / (2 * EARTH_RADIUS_M))
    squared = (half_chord**2 - sin(half_side / 2) ** 2) / cos(half_side)
    return max(0.0, 2 * EARTH_RADIUS_M * asin(sqrt(min(0.5, max(0.0, squared)))) - _ROUNDING_M)


def _ancestor_bound_m(lon: float, lat: float, centre: int, k: int) -> float:
    """A distance that no point undercuts whose cell's ancestor lies outside rings 0 … k.

    Cells do not nest exactly: in the plane, descendants reach at most 1.0524 times as far from their
    ancestor's centre as its corners do (√3 times the sum of 7^(-i/2)); on the sphere a little more, hence
    the allowance. The regions of descendants have the same neighbours as their ancestors, so a way out
    leads through ring k + 1.
    """
    centres, circumradius_m = _centres(centre, k)
    if not centres:
        return inf
    return max(0.0, _nearest_m(lon, lat, centres) - _SPREAD * circumradius_m - _ROUNDING_M)


def _nearest_m(lon: float, lat: float, flat: Sequence[float]) -> float:
    """The distance to the nearest of some points on the unit sphere, given as x, y, z, x, y, z, …"""
    px, py, pz = _on_sphere(lon, lat)
    each = iter(flat)
    chord = min(
        (x - px) ** 2 + (y - py) ** 2 + (z - pz) ** 2 for x, y, z in zip(each, each, each, strict=True)
    )
    return 2 * EARTH_RADIUS_M * asin(min(1.0, sqrt(chord) / 2))


@lru_cache(maxsize=2048)  # 3 KiB each
def _outline(centre: int, k: int) -> tuple[Sequence[float], float]:
    """The corners of ring k + 1, which holds the outline of rings 0 … k; half its longest side as an angle."""
    corners, longest = array("d"), 0.0
    for each in _outer_ring(centre, k):
        around = [_on_sphere(x, y) for y, x in h3.cell_to_boundary(each)]
        ax, ay, az = around[-1]
        for x, y, z in around:
            corners.extend((x, y, z))
            longest = max(longest, (x - ax) ** 2 + (y - ay) ** 2 + (z - az) ** 2)
            ax, ay, az = x, y, z
    return corners, asin(sqrt(longest) / 2)


@lru_cache(maxsize=2048)
def _centres(centre: int, k: int) -> tuple[Sequence[float], float]:
    """The centres of ring k + 1 and the greatest distance of a corner of theirs from its centre, in metres."""
    centres, circumradius_m = array("d"), 0.0
    for each in _outer_ring(centre, k):
        lat, lon = h3.cell_to_latlng(each)
        centres.extend(_on_sphere(lon, lat))
        corners = h3.cell_to_boundary(each)
        circumradius_m = max(circumradius_m, *(distance_m(lon, lat, x, y) for y, x in corners))
    return centres, circumradius_m


def _outer_ring(centre: int, k: int) -> set[int]:
    return set(h3.grid_disk(centre, k + 1)) - set(h3.grid_disk(centre, k))


def _on_sphere(lon: float, lat: float) -> tuple[float, float, float]:
    phi, theta = radians(lat), radians(lon)
    return cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)
