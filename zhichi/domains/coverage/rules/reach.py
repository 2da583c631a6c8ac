"""How far people live from help: nearest point, share within a distance, two-step floating catchment.

Exact on the sphere of `kernel.geo`: places become points of the unit sphere, where the straight line (chord)
grows with the great circle, so the nearest of a k-d tree is the nearest on the ground. Only the figures of the
night and the command line import this module; a page shows what they kept.

Catchment: Luo and Wang, Environment and Planning B 30 (2003) 865. First each point's supply over the people
within the radius, then for each village the sum of that over the points within the radius. Summed over
people it gives back the supply of every point that anybody reaches.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf, pi, sin

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from zhichi.kernel.geo import EARTH_RADIUS_M

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]
PAIRS_AT_ONCE = 2_000_000  # 24 bytes each


@dataclass(frozen=True, slots=True)
class Places:
    """Longitudes and latitudes in degrees, two arrays of one length."""

    lon: Floats
    lat: Floats

    def __len__(self) -> int:
        return len(self.lon)

    def __getitem__(self, which: NDArray[np.generic] | slice) -> "Places":
        return Places(self.lon[which], self.lat[which])

    def on_sphere(self) -> Floats:
        phi, theta = np.radians(self.lat), np.radians(self.lon)
        return np.column_stack((np.cos(phi) * np.cos(theta), np.cos(phi) * np.sin(theta), np.sin(phi)))


@dataclass(frozen=True, slots=True)
class Within:
    """People and villages of one group, counted; `people` and `villages` hold one count for each band."""

    all_people: int
    all_villages: int
    people: tuple[int, ...]
    villages: tuple[int, ...]


def chord_of(metres: float) -> float:
    """The straight line through the unit sphere under a great circle of so many metres."""
    return 2 * sin(min(metres / EARTH_RADIUS_M, pi) / 2)


def metres_between(a: Places, b: Places) -> Floats:
    """Great-circle distances pair by pair, by the haversine formula as in `kernel.geo`."""
    phi_a, phi_b = np.radians(a.lat), np.radians(b.lat)
    half = (
        np.sin((phi_b - phi_a) / 2) ** 2
        + np.cos(phi_a) * np.cos(phi_b) * np.sin(np.radians(b.lon - a.lon) / 2) ** 2
    )
    angles: Floats = 2 * np.arcsin(np.minimum(1.0, np.sqrt(half)))
    return EARTH_RADIUS_M * angles


def nearest(places: Places, points: Places) -> tuple[Floats, Indices]:
    """Metres to the nearest point and its index, for each place; infinity and -1 when there is no point."""
    if not len(points):
        return np.full(len(places), inf), np.full(len(places), -1, dtype=np.intp)
    _, found = cKDTree(points.on_sphere()).query(places.on_sphere())
    return metres_between(places, points[found]), found


def count_within(metres: Floats, people: NDArray[np.int64], bands: Sequence[float]) -> Within:
    """`people` below 0 where nobody has counted them: such a village counts as a village only."""
    known = np.maximum(people, 0)
    near = [metres <= band for band in bands]
    return Within(
        int(known.sum()),
        len(metres),
        tuple(int(known[each].sum()) for each in near),
        tuple(int(each.sum()) for each in near),
    )


def pairs_within(
    places: Places, points: Places, radius_m: float, at_once: int = PAIRS_AT_ONCE
) -> Iterator[tuple[Indices, Indices]]:
    """(point, place) of all pairs not farther apart than the radius, some points after the other, each complete.

    About `at_once` pairs are held at a time; a single point may have more.
    """
    if not len(points) or not len(places):
        return
    tree, spots, reach = cKDTree(places.on_sphere()), points.on_sphere(), chord_of(radius_m)
    counts = tree.query_ball_point(spots, reach, return_length=True)
    cuts = np.flatnonzero(np.diff(np.cumsum(counts) // at_once)) + 1
    for start, end in zip([0, *cuts.tolist()], [*cuts.tolist(), len(points)], strict=True):
        found = cKDTree(spots[start:end]).sparse_distance_matrix(tree, reach, output_type="ndarray")
        yield found["i"].astype(np.intp) + start, found["j"].astype(np.intp)


def catchment(
    places: Places,
    people: NDArray[np.int64],
    points: Places,
    supply: Floats,
    radius_m: float,
    at_once: int = PAIRS_AT_ONCE,
) -> Floats:
    """Supply within the radius for each person of each place, shared with all who reach the same points."""
    known = np.maximum(people, 0).astype(np.float64)
    access = np.zeros(len(places))
    for point, place in pairs_within(places, points, radius_m, at_once):
        demand = np.bincount(point, weights=known[place], minlength=len(points))
        ratio = np.divide(supply, demand, out=np.zeros(len(points)), where=demand > 0)
        access += np.bincount(place, weights=ratio[point], minlength=len(places))
    return access
