import json
from math import inf, nan

import pytest
from django.conf import settings

from zhichi.domains.network.rules.position import (
    PositionError,
    check_in_china,
    check_position,
    contains,
    distance_words,
    points_inside,
)

SQUARE = [[[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0], [0.0, 0.0]]]
HOLED = [*SQUARE, [[4.0, 4.0], [6.0, 4.0], [6.0, 6.0], [4.0, 6.0], [4.0, 4.0]]]
OUTLINES = json.loads((settings.DATA / "regions" / "county-outlines-3708.geojson").read_text())["features"]


@pytest.mark.parametrize(
    ("lon", "lat", "word"), [(181, 0, "经度"), (nan, 0, "经度"), (0, 91, "纬度"), (0, -inf, "纬度")]
)
def test_a_place_that_is_not_on_earth_is_told(lon, lat, word):
    with pytest.raises(PositionError, match=word) as caught:
        check_position(lon, lat)
    assert isinstance(caught.value, ValueError)


def test_swapped_figures_are_caught():
    assert check_in_china(116.6, 35.4) == (116.6, 35.4)
    with pytest.raises(PositionError, match="写反"):
        check_in_china(35.4, 116.6 - 60)


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (3, "约 10 米"),
        (354, "约 350 米"),
        (994, "约 990 米"),
        (999, "约 1.0 公里"),
        (1234, "约 1.2 公里"),
        (9960, "约 10 公里"),
        (123456, "约 123 公里"),
    ],
)
def test_distances_are_told_as_people_say_them(metres, words):
    assert distance_words(metres) == words


def test_a_hole_is_outside():
    assert contains(HOLED, 1, 1)
    assert not contains(HOLED, 5, 5)
    assert not contains(HOLED, 11, 5)


@pytest.mark.parametrize("feature", OUTLINES, ids=lambda f: f["properties"]["gb"])
def test_points_fall_inside_their_county_and_apart(feature):
    found = points_inside(feature["geometry"], 60)
    assert len(set(found)) == 60
    assert all(any(contains(part, *spot) for part in feature["geometry"]["coordinates"]) for spot in found)


def test_the_same_call_gives_the_same_points_and_another_seed_others():
    outline = {"type": "MultiPolygon", "coordinates": [HOLED]}
    assert points_inside(outline, 50) == points_inside(outline, 50)
    assert points_inside(outline, 50)[:20] == points_inside(outline, 20)
    assert not set(points_inside(outline, 50)) & set(points_inside(outline, 50, seed=1))


def test_points_are_spread_evenly():
    found = points_inside({"type": "Polygon", "coordinates": SQUARE}, 400)
    quarters = [
        sum((x < 5) == left and (y < 5) == low for x, y in found)
        for left in (True, False)
        for low in (True, False)
    ]
    assert all(95 <= quarter <= 105 for quarter in quarters)


def test_an_outline_without_room_is_told():
    sliver = [[[0.0, 0.0], [10.0, 10.0], [10.0, 10.0], [0.0, 0.0]]]
    with pytest.raises(PositionError, match="太窄"):
        points_inside({"type": "Polygon", "coordinates": sliver}, 1)
