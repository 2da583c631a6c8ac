"""Reach against a double loop over `kernel.geo.distance_m`, which knows neither trees nor arrays."""

from math import inf, isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.reach import (
    Places,
    catchment,
    chord_of,
    count_within,
    metres_between,
    nearest,
    pairs_within,
)
from zhichi.kernel.geo import EARTH_RADIUS_M, distance_m

CITY = st.tuples(st.floats(116.0, 117.5), st.floats(34.9, 36.0))
ANYWHERE = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
SPOTS = st.one_of(st.lists(CITY, max_size=25), st.lists(ANYWHERE, max_size=12))


def places(spots) -> Places:
    return Places(np.array([x for x, _ in spots], dtype=float), np.array([y for _, y in spots], dtype=float))


@given(SPOTS.filter(bool), SPOTS)
def test_the_nearest_point_is_that_of_a_double_loop(villages, points):
    metres, found = nearest(places(villages), places(points))
    for (x, y), got, which in zip(villages, metres, found, strict=True):
        best = min((distance_m(x, y, px, py) for px, py in points), default=inf)
        assert isclose(got, best, rel_tol=1e-9, abs_tol=0.01)
        if points:
            assert isclose(got, distance_m(x, y, *points[which]), rel_tol=1e-9, abs_tol=1e-6)
        else:
            assert which == -1


def test_the_nearest_lies_across_the_date_line_and_over_the_pole():
    metres, found = nearest(places([(179.9, 10.0), (0.0, 89.5)]), places([(-179.9, 10.0), (180.0, 89.5)]))
    assert found.tolist() == [0, 1]
    assert metres == pytest.approx([distance_m(179.9, 10, -179.9, 10), distance_m(0, 89.5, 180, 89.5)])


@given(CITY, CITY)
def test_metres_are_those_of_the_kernel(a, b):
    assert metres_between(places([a]), places([b]))[0] == pytest.approx(distance_m(*a, *b), abs=1e-6)


def test_a_chord_over_half_the_earth_is_its_diameter():
    assert chord_of(EARTH_RADIUS_M * 4) == pytest.approx(2)
    assert chord_of(0) == 0


def pairs_by_loop(villages, points, radius):
    return {
        (j, i)
        for j, point in enumerate(points)
        for i, village in enumerate(villages)
        if distance_m(*village, *point) <= radius
    }


@given(st.lists(CITY, max_size=20), st.lists(CITY, max_size=20), st.sampled_from([900.0, 9_000.0, 60_000.0]))
@pytest.mark.parametrize("at_once", [1, 7, 10_000])
def test_pairs_within_a_radius_are_those_of_a_double_loop(at_once, villages, points, radius):
    found = [
        (int(j), int(i))
        for js, js_ in pairs_within(places(villages), places(points), radius, at_once)
        for j, i in zip(js, js_, strict=True)
    ]
    assert len(found) == len(set(found))
    assert set(found) == pairs_by_loop(villages, points, radius)


def catchment_by_loop(villages, people, points, supply, radius):
    ratios = []
    for point, windows in zip(points, supply, strict=True):
        heads = sum(
            n for village, n in zip(villages, people, strict=True) if distance_m(*village, *point) <= radius
        )
        ratios.append(windows / heads if heads else 0.0)
    return [
        sum(
            ratio
            for point, ratio in zip(points, ratios, strict=True)
            if distance_m(*village, *point) <= radius
        )
        for village in villages
    ]


@given(st.data())
def test_the_floating_catchment_is_that_of_a_double_loop_and_gives_back_the_supply(data):
    villages = data.draw(st.lists(CITY, min_size=1, max_size=15))
    points = data.draw(st.lists(CITY, max_size=10))
    people = data.draw(st.lists(st.integers(0, 5000), min_size=len(villages), max_size=len(villages)))
    supply = data.draw(st.lists(st.integers(1, 9), min_size=len(points), max_size=len(points)))
    radius = data.draw(st.sampled_from([2_000.0, 10_000.0, 40_000.0]))
    at_once = data.draw(st.sampled_from([1, 10_000]))
    got = catchment(
        places(villages), np.array(people), places(points), np.array(supply, dtype=float), radius, at_once
    )
    assert got == pytest.approx(catchment_by_loop(villages, people, points, supply, radius))
    reached = sum(
        windows
        for point, windows in zip(points, supply, strict=True)
        if any(n and distance_m(*v, *point) <= radius for v, n in zip(villages, people, strict=True))
    )
    assert float(got @ np.array(people)) == pytest.approx(reached)


def test_a_village_whose_people_nobody_counted_counts_as_a_village_only():
    within = count_within(np.array([100.0, 4_000.0, inf]), np.array([500, -1, 20]), [3_000, 5_000])
    assert (within.all_people, within.all_villages) == (520, 3)
    assert (within.people, within.villages) == ((500, 500), (1, 2))
