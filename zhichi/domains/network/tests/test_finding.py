"""Finding points by place, tier, matter and hour, near or listed; and villages by name."""

from datetime import date, datetime

import pytest

from zhichi.domains.network.models import (
    HoursException,
    Locality,
    Wish,
    listed,
    near,
    village,
    villages,
)
from zhichi.domains.network.rules.villages import core_of
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.regions.tests.factories import region
from zhichi.kernel.geo import distance_m
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 9, 10, 0, tzinfo=BEIJING)
ALWAYS = {str(day): [["00:00", "24:00"]] for day in range(1, 8)}
TODAY = date(2026, 3, 9)


@pytest.fixture
def places():
    return city()


@pytest.fixture
def keeper(places):
    return unit()


def names(found):
    return [one.name for one in found]


def test_open_now_counts_what_was_announced(places, keeper):
    shut = point(places["任城区"], keeper, hours=ALWAYS, name="装修")
    point(places["任城区"], keeper, hours={}, name="没有时间")
    opened = point(places["任城区"], keeper, hours={}, name="加班")
    usual = point(places["任城区"], keeper, hours=ALWAYS, name="照常")
    HoursException.objects.create(point=shut, from_on=TODAY, last_on=TODAY, reason="装修")
    HoursException.objects.create(
        point=opened, from_on=TODAY, last_on=TODAY, hours=[["09:00", "11:00"]], reason="集市"
    )
    count, found = listed(Wish(open_at=MONDAY), start=0, limit=10)
    assert count == 2
    assert {one.pk for one in found} == {opened.pk, usual.pk}


def test_pages_are_cut_after_counting(places, keeper):
    for number in range(5):
        point(places["任城区"], keeper, name=f"第{number}室")
    count, found = listed(Wish(), start=4, limit=3)
    assert (count, len(found)) == (5, 1)
    assert listed(Wish(), start=50, limit=3) == (5, [])


def test_near_under_a_wish_equals_sorting_by_distance(places, keeper):
    spots = [(116.6 + n * 0.013 % 0.4, 35.3 + n * 0.029 % 0.3) for n in range(60)]
    stood = [
        point(
            places["任城区"],
            keeper,
            lon=lon,
            lat=lat,
            hours=ALWAYS if n % 3 else {},
            tier="village" if n % 2 else "township",
        )
        for n, (lon, lat) in enumerate(spots)
    ]
    wish = Wish(tier="village", open_at=MONDAY)
    found = near(116.7, 35.4, wish, limit=12, at=MONDAY)
    fitting = [one for one in stood if one.tier == "village" and one.hours]
    expected = sorted(fitting, key=lambda one: (distance_m(116.7, 35.4, one.lon, one.lat), one.pk))[:12]
    assert [one.point.pk for one in found] == [one.pk for one in expected]
    assert all(one.open_now for one in found)


def test_near_costs_the_same_however_many(places, keeper, django_assert_num_queries):
    for n in range(30):
        point(places["任城区"], keeper, lon=116.6 + n / 1000, lat=35.4, hours=ALWAYS)
    with django_assert_num_queries(7):
        assert len(near(116.6, 35.4, Wish(open_at=MONDAY), limit=10, at=MONDAY)) == 10


@pytest.mark.parametrize(
    ("said", "core"),
    [
        ("王庄村村民委员会", "王庄"),
        ("王庄村", "王庄"),
        ("王庄", "王庄"),
        ("许庄社区居委会", "许庄"),
        ("村", "村"),
        ("中村村委会", "中"),
        ("", ""),
    ],
)
def test_a_village_is_the_same_whatever_it_is_called(said: str, core: str):
    assert core_of(said) == core


def test_villages_are_found_by_name_the_best_first(places):
    region("370812001001", "小许庄社区居委会")
    region("370812001002", "许庄新村社区居委会")
    region("370811101201", "王家村委会")
    found = villages("许庄村", limit=10, on=TODAY)
    assert [one.region.name for one in found] == ["许庄社区居委会", "许庄新村社区居委会", "小许庄社区居委会"]
    assert [one.region.code for one in villages("任城 许庄", limit=10, on=TODAY)] == ["370811002001"]
    assert villages("王家村村民委员会", limit=10, on=TODAY)[0].region.name == "王家村委会"
    assert villages("没有这个", limit=10, on=TODAY) == []
    assert villages("  ", limit=10, on=TODAY) == []
    assert len(villages("许庄", limit=1, on=TODAY)) == 1


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "许%庄"])
def test_signs_are_no_wildcards(places, words: str):
    assert villages(words, limit=10, on=TODAY) == []


def test_a_village_has_its_position_where_somebody_recorded_it(places):
    code = "370811002001"
    assert village(code, TODAY).lon is None
    Locality.objects.create(region_id=code, lon=116.6, lat=35.4, as_of=TODAY, source="民政")
    assert (village(code, TODAY).lon, village(code, TODAY).lat) == (116.6, 35.4)
    assert village("370811002000", TODAY) is None
    assert village("999999999999", TODAY) is None
