from datetime import date, datetime
from math import nan

import pytest
from h3.api import basic_int as h3

from zhichi.domains.network.models import PointItem, PointRegion
from zhichi.domains.network.models.nearby import FAR_REACH_M, FAR_RESOLUTION
from zhichi.domains.network.public import Point, PositionError, Status, nearest, points_inside
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.kernel.geo import distance_m
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
BOX = {
    "type": "Polygon",
    "coordinates": [[[100.0, 25.0], [120.0, 25.0], [120.0, 42.0], [100.0, 42.0], [100.0, 25.0]]],
}
TOWN = {
    "type": "Polygon",
    "coordinates": [[[116.5, 35.3], [116.7, 35.3], [116.7, 35.5], [116.5, 35.5], [116.5, 35.3]]],
}
QUERIES = [
    (116.6, 35.4),
    (116.5, 35.3),
    (110.0, 30.0),
    (0.0, 0.0),
    (180.0, 0.0),
    (-180.0, 0.0),
    (116.6, 90.0),
    (-120.0, -45.0),
    (121.0, 42.5),
]


@pytest.fixture
def country():
    """Three hundred points thinly over the country, three hundred in one town; every fourth offers legal aid."""
    places, keeper = city(), unit()
    spots = [*points_inside(BOX, 300), *points_inside(TOWN, 300)]
    made = Point.objects.bulk_create(
        Point(
            code=f"T-{n}",
            name=f"{n}",
            tier="village",
            unit=keeper,
            region=places["许庄社区居委会"],
            lon=lon,
            lat=lat,
            status=Status.OPERATING,
        )
        for n, (lon, lat) in enumerate(spots)
    )
    PointItem.objects.bulk_create(PointItem(point=made[n], item="legal_aid") for n in range(0, 600, 4))
    return places


def brute(lon, lat, limit, **filters):
    rows = Point.objects.filter(status=Status.OPERATING, lon__isnull=False, **filters).values_list(
        "pk", "lon", "lat"
    )
    return [pk for _, pk in sorted((distance_m(lon, lat, x, y), pk) for pk, x, y in rows)][:limit]


@pytest.mark.parametrize("few", [0, 2000])
@pytest.mark.parametrize(("lon", "lat"), QUERIES)
@pytest.mark.parametrize("limit", [1, 10, 250])
def test_the_order_is_that_of_sorting_every_point(country, monkeypatch, few, lon, lat, limit):
    monkeypatch.setattr("zhichi.domains.network.models.nearby.FEW", few)
    assert [near.point.pk for near in nearest(lon, lat, limit=limit)] == brute(lon, lat, limit)
    found = [near.point.pk for near in nearest(lon, lat, item="legal_aid", limit=limit)]
    assert found == brute(lon, lat, limit, items__item="legal_aid")


def test_fewer_than_asked_come_when_there_are_no_more(country):
    assert len(nearest(116.6, 35.4, limit=5000)) == 600
    assert nearest(116.6, 35.4, item="video_visit") == []
    assert nearest(116.6, 35.4, limit=0) == []


def test_an_empty_register_answers_with_nothing(db):
    assert nearest(116.6, 35.4) == []
    assert nearest(0, 0, item="legal_aid") == []


def test_only_operating_points_with_a_position_count(db):
    places, keeper = city(), unit()
    point(places["任城区"], keeper)
    point(places["任城区"], keeper, lon=116.6, lat=35.4, status=Status.SUSPENDED)
    open_one = point(places["任城区"], keeper, lon=116.7, lat=35.4)
    assert [near.point for near in nearest(116.6, 35.4)] == [open_one]


def test_points_on_one_spot_come_by_id(db):
    places, keeper = city(), unit()
    twins = [point(places["任城区"], keeper, lon=116.6, lat=35.4) for _ in range(3)]
    assert [near.point for near in nearest(116.6, 35.4)] == twins
    assert [near.distance_m for near in nearest(116.6, 35.4)] == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("few", [0, 2000])
def test_a_region_keeps_what_stands_in_it_or_serves_it(monkeypatch, few):
    monkeypatch.setattr("zhichi.domains.network.models.nearby.FEW", few)
    places, keeper = city(), unit()
    inside = point(places["许庄社区居委会"], keeper, lon=116.6, lat=35.4)
    serving = point(places["鼓楼街道"], keeper, lon=116.8, lat=35.5)
    PointRegion.objects.create(point=serving, region=places["任城区"], from_on=date(2020, 1, 1))
    point(places["鼓楼街道"], keeper, lon=116.61, lat=35.4)
    assert [near.point for near in nearest(116.6, 35.4, region=places["许庄街道"])] == [inside, serving]


def test_open_now_is_told_for_the_moment_asked(db):
    places, keeper = city(), unit()
    point(places["任城区"], keeper, lon=116.6, lat=35.4)
    ask = [None, datetime(2026, 3, 2, 10, tzinfo=BEIJING), datetime(2026, 3, 2, 20, tzinfo=BEIJING)]
    assert [nearest(116.6, 35.4, at=moment)[0].open_now for moment in ask] == [None, True, False]


def test_units_regions_and_items_cost_no_query_each(country, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        for near in nearest(116.6, 35.4, limit=50):
            assert near.point.unit.name
            assert near.point.region.full_name
            assert list(near.point.items.all()) is not None


@pytest.mark.parametrize(("lon", "lat"), [(nan, 35), (200, 35), (116, 100)])
def test_a_place_that_is_not_on_earth_is_refused(lon, lat):
    with pytest.raises(PositionError):
        nearest(lon, lat)


def test_no_descendant_of_a_coarse_cell_lies_beyond_its_reach():
    """Children stick out of their parent by at most the factor 1.0525: 0.6547 (1 + 7^-1/2 + 7^-1 + …)."""
    corners = 0.0
    for base in h3.get_res0_cells():
        for cell in h3.cell_to_children(base, FAR_RESOLUTION):
            lat, lon = h3.cell_to_latlng(cell)
            corners = max(corners, *(distance_m(lon, lat, x, y) for y, x in h3.cell_to_boundary(cell)))
    assert corners * 1.0525 < FAR_REACH_M
