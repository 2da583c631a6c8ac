"""The nearest points by cells equal the nearest points by trying them all."""

import bisect
import random
from collections.abc import Callable, Iterator
from math import degrees, inf, pi

import h3.api.basic_int as h3
import pytest

from zhichi.kernel import geo

JINING = (115.8, 34.4, 117.6, 36.0)
CHINA = (73.0, 18.0, 135.0, 53.0)
EARTH = (-180.0, -90.0, 180.0, 90.0)
Box = tuple[float, float, float, float]
Point = tuple[int, float, float]


def scatter(dice: random.Random, n: int, box: Box) -> list[Point]:
    return [(key, dice.uniform(box[0], box[2]), dice.uniform(box[1], box[3])) for key in range(n)]


def stored_as(points: list[Point], resolution: int) -> Callable[[tuple[geo.Span, ...]], Iterator[Point]]:
    """What a table with an indexed column of cells does."""
    rows = sorted((geo.cell(lon, lat, resolution), (key, lon, lat)) for key, lon, lat in points)
    cells = [row[0] for row in rows]

    def fetch(spans: tuple[geo.Span, ...]) -> Iterator[Point]:
        for first, last in spans:
            for at in range(bisect.bisect_left(cells, first), bisect.bisect_right(cells, last)):
                yield rows[at][1]

    return fetch


def brute(points: list[Point], lon: float, lat: float, n: int) -> list[tuple[float, int]]:
    return sorted((geo.distance_m(lon, lat, x, y), key) for key, x, y in points)[:n]


@pytest.mark.parametrize(
    ("lon1", "lat1", "lon2", "lat2", "metres"),
    [
        (116.5, 35.4, 116.5, 35.4, 0.0),
        (0, 0, 180, 0, pi * geo.EARTH_RADIUS_M),
        (0, -90, 57, 90, pi * geo.EARTH_RADIUS_M),
        (10, 0, 10, degrees(1), geo.EARTH_RADIUS_M),
        (179.5, 0, -179.5, 0, geo.EARTH_RADIUS_M * pi / 180),
    ],
)
def test_distances_that_are_known(lon1: float, lat1: float, lon2: float, lat2: float, metres: float) -> None:
    assert geo.distance_m(lon1, lat1, lon2, lat2) == pytest.approx(metres, abs=1e-6)
    assert geo.distance_m(lon2, lat2, lon1, lat1) == pytest.approx(metres, abs=1e-6)


def test_a_distance_agrees_with_h3() -> None:
    for _, lon, lat in scatter(random.Random(1), 200, CHINA):
        theirs = h3.great_circle_distance((35.4, 116.58), (lat, lon), unit="m")
        assert geo.distance_m(116.58, 35.4, lon, lat) == pytest.approx(theirs, rel=1e-5)


def test_a_cell_fits_a_signed_bigint() -> None:
    found = geo.cell(116.58, 35.41, 9)
    assert found == h3.latlng_to_cell(35.41, 116.58, 9)
    assert 0 < found < 2**63


@pytest.mark.parametrize(("lon", "lat"), [(181, 0), (0, 91), (inf, 0), (0, float("nan"))])
def test_a_place_that_is_not_on_earth_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(ValueError, match="no such place"):
        geo.cell(lon, lat, 9)


@pytest.mark.parametrize(
    ("n", "box", "stored", "first", "searches"),
    [
        (4000, JINING, 9, None, 120),
        (4000, JINING, 10, 8, 120),
        (25, JINING, 9, None, 200),  # sparse: a handful of centres in a city
        (1, JINING, 9, 5, 100),
        (400, CHINA, 7, None, 100),
        (1500, EARTH, 5, None, 150),  # pentagons, poles and the date line
        (3, EARTH, 9, None, 60),
    ],
)
def test_the_nearest_equal_brute_force(
    n: int, box: Box, stored: int, first: int | None, searches: int
) -> None:
    dice = random.Random(n * 31 + stored)
    points = scatter(dice, n, box)
    fetch = stored_as(points, stored)
    for _, lon, lat in scatter(dice, searches, box):
        assert geo.nearest(lon, lat, 10, stored, fetch, first=first) == brute(points, lon, lat, 10)


def test_the_nearest_are_found_from_the_corners_of_cells_too() -> None:
    dice = random.Random(7)
    points = scatter(dice, 3000, JINING)
    fetch = stored_as(points, 9)
    for _, lon, lat in scatter(dice, 30, JINING):
        for y, x in h3.cell_to_boundary(geo.cell(lon, lat, 8)):
            assert geo.nearest(x, y, 5, 9, fetch) == brute(points, x, y, 5)


def test_points_at_one_place_come_in_the_order_of_their_keys() -> None:
    points = [(key, 116.5, 35.4) for key in range(20)]
    found = geo.nearest(116.5, 35.4, 3, 9, stored_as(points[::-1], 9))
    assert [key for _, key in found] == [0, 1, 2]


def test_a_search_can_be_limited_to_a_radius() -> None:
    points = scatter(random.Random(3), 500, JINING)
    fetch = stored_as(points, 9)
    near = [each for each in brute(points, 116.6, 35.4, 500) if each[0] <= 8000]
    assert near
    assert geo.nearest(116.6, 35.4, 500, 9, fetch, within_m=8000) == near


def test_asking_for_none_or_finding_none_gives_none() -> None:
    assert geo.nearest(116.6, 35.4, 0, 9, stored_as(scatter(random.Random(3), 5, JINING), 9)) == []
    assert geo.nearest(116.6, 35.4, 3, 9, stored_as([], 9)) == []


@pytest.mark.parametrize(("box", "resolution"), [(JINING, 9), (JINING, 6), (CHINA, 4), (EARTH, 2)])
def test_no_point_beyond_the_rings_is_nearer_than_the_bound(box: Box, resolution: int) -> None:
    dice = random.Random(resolution)
    for _, lon, lat in scatter(dice, 12, box):
        inside: set[int] = set()
        for ring, _ in zip(geo.rings(lon, lat, resolution), range(5), strict=False):
            inside.update(ring.cells)
            reach = degrees(ring.bound_m * 2 / geo.EARTH_RADIUS_M)
            for _ in range(150):
                x, y = lon + dice.uniform(-reach, reach), lat + dice.uniform(-reach, reach)
                if abs(x) <= 180 and abs(y) <= 90 and geo.cell(x, y, resolution) not in inside:
                    assert geo.distance_m(lon, lat, x, y) > ring.bound_m


def test_rings_grow_and_end_when_the_earth_is_covered() -> None:
    found = list(geo.rings(116.5, 35.4, 1))
    assert sum(len(ring.cells) for ring in found) == 842  # all cells of resolution 1
    assert [ring.k for ring in found] == list(range(len(found)))
    assert found[-1].bound_m == inf


@pytest.mark.parametrize("box", [JINING, EARTH])
def test_each_step_holds_the_one_before_and_keeps_its_bound(box: Box) -> None:
    dice = random.Random(11)
    for _, lon, lat in scatter(dice, 40, box):
        points = scatter(dice, 60, box)
        seen: set[int] = set()
        for step in geo.steps(lon, lat, 7):
            cells = {key: geo.cell(x, y, 7) for key, x, y in points}
            held = {key for key, cell in cells.items() if any(a <= cell <= b for a, b in step.spans)}
            assert seen <= held
            assert all(geo.distance_m(lon, lat, x, y) > step.bound_m for k, x, y in points if k not in held)
            seen = held
        assert len(seen) == len(points)


def test_the_spans_of_a_cell_are_its_descendants_and_nothing_else() -> None:
    parent = geo.cell(116.5, 35.4, 5)
    (span,) = geo._spans([parent], 8)
    children = h3.cell_to_children(parent, 8)
    assert len(children) == 343
    assert all(span[0] <= child <= span[1] for child in children)
    for neighbour in h3.grid_ring(parent, 1):
        assert not any(span[0] <= child <= span[1] for child in h3.cell_to_children(neighbour, 8))


def test_descendants_stay_well_within_the_allowed_reach() -> None:
    dice = random.Random(13)
    for resolution in (0, 1, 3, 6):
        for _, lon, lat in scatter(dice, 2000, EARTH):
            ancestor = h3.cell_to_parent(geo.cell(lon, lat, resolution + 6), resolution)
            y, x = h3.cell_to_latlng(ancestor)
            corner = max(geo.distance_m(x, y, b, a) for a, b in h3.cell_to_boundary(ancestor))
            assert geo.distance_m(x, y, lon, lat) < 1.1 * corner < geo._SPREAD * corner
