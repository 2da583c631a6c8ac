from datetime import date

import pytest
from django.db import IntegrityError

from zhichi.foundation.regions.public import Region, RegionError, children, county_of
from zhichi.foundation.regions.tests.factories import SINCE, corner, region

pytestmark = pytest.mark.django_db


def test_a_region_is_valid_from_its_first_day_to_the_day_before_its_last():
    place = region("110000000000", valid_from=date(2020, 1, 1), valid_to=date(2024, 6, 1))
    on = Region.objects.valid_on
    assert place not in on(date(2019, 12, 31))
    assert place in on(date(2020, 1, 1))
    assert place in on(date(2024, 5, 31))
    assert place not in on(date(2024, 6, 1))


def test_within_takes_the_region_and_all_below_it():
    places = corner()
    assert {r.name for r in Region.objects.within(places["任城区"])} == {
        "任城区",
        "许庄街道",
        "许庄社区居委会",
        "长沟镇",
    }
    assert Region.objects.within("370000000000").count() == len(places)


def test_a_selector_gets_the_valid_children_in_order_of_code(django_assert_num_queries):
    places = corner()
    Region.objects.filter(code="370811101000").update(valid_to=date(2024, 1, 1))
    with django_assert_num_queries(1):
        assert [r.name for r in children("370811000000", date(2025, 1, 1))] == ["许庄街道"]
    assert [r.name for r in children("", SINCE)] == ["山东省"]
    assert children(places["许庄社区居委会"].code, SINCE) == []


def test_the_county_of_a_village_is_one_query_away(django_assert_num_queries):
    places = corner()
    village = Region.objects.get(pk="370811002001")
    with django_assert_num_queries(1):
        assert county_of(village) == places["任城区"]
    with django_assert_num_queries(0):
        assert county_of(places["任城区"]) == places["任城区"]


def test_above_the_county_there_is_no_county():
    with pytest.raises(RegionError, match="请选择到县"):
        county_of(corner()["济宁市"])


def test_a_city_without_counties_is_its_own_county():
    region("440000000000"), region("441900000000")
    assert county_of(region("441900003000")).code == "441900000000"


def test_the_database_refuses_a_county_without_a_parent():
    with pytest.raises(IntegrityError):
        Region.objects.create(
            code="370811000000", name="任城区", level=3, full_name="任城区", valid_from=SINCE
        )
