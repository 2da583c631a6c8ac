from datetime import date

import pytest

from zhichi.foundation.regions.public import Tier, UnitKind, UnitRegion, responsible_unit
from zhichi.foundation.regions.tests.factories import corner, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return corner()


@pytest.fixture
def city():
    return unit(code="city")


def test_the_own_region_goes_before_the_one_above(places, city, django_assert_num_queries):
    county = unit(city, region=places["任城区"], kind=UnitKind.LEGAL_AID_CENTRE)
    station = unit(county, region=places["许庄街道"], kind=UnitKind.LEGAL_AID_CENTRE, tier=Tier.TOWNSHIP)
    with django_assert_num_queries(1):
        assert responsible_unit(places["许庄社区居委会"], UnitKind.LEGAL_AID_CENTRE) == station
    assert responsible_unit("370811101000", UnitKind.LEGAL_AID_CENTRE) == county
    assert responsible_unit(places["兖州区"], UnitKind.LEGAL_AID_CENTRE) is None


def test_a_zone_without_a_code_takes_the_townships_it_serves(places, city):
    county = unit(city, region=places["任城区"])
    zone = unit(city, kind=UnitKind.DEV_ZONE_BUREAU)
    UnitRegion.objects.create(unit=zone, region=places["许庄街道"])
    assert responsible_unit(places["许庄社区居委会"], UnitKind.COUNTY_BUREAU) == zone
    assert responsible_unit(places["长沟镇"], UnitKind.COUNTY_BUREAU) == county


def test_an_explicit_assignment_goes_before_the_seat_at_one_level(places, city):
    unit(city, region=places["许庄街道"], kind=UnitKind.JUSTICE_OFFICE, tier=Tier.TOWNSHIP)
    joint = unit(city, region=places["长沟镇"], kind=UnitKind.JUSTICE_OFFICE, tier=Tier.TOWNSHIP)
    UnitRegion.objects.create(unit=joint, region=places["许庄街道"])
    assert responsible_unit(places["许庄街道"], UnitKind.JUSTICE_OFFICE) == joint


def test_a_closed_unit_answers_only_for_days_when_it_was_open(places, city):
    old = unit(city, region=places["任城区"], valid_to=date(2024, 1, 1))
    assert responsible_unit(places["任城区"], UnitKind.COUNTY_BUREAU) is None
    assert responsible_unit(places["任城区"], UnitKind.COUNTY_BUREAU, on=date(2023, 12, 31)) == old
    assert responsible_unit(places["任城区"], UnitKind.COUNTY_BUREAU, on=date(2024, 1, 1)) is None


def test_the_county_above_the_unit_found_is_known_without_asking(places, city, django_assert_num_queries):
    county = unit(city, region=places["任城区"])
    desk = unit(county, region=places["许庄街道"], kind=UnitKind.LEGAL_AID_CENTRE, tier=Tier.COUNTY)
    office = unit(county, region=places["许庄街道"], kind=UnitKind.JUSTICE_OFFICE, tier=Tier.TOWNSHIP)
    found = [responsible_unit(places["许庄街道"], each.kind) for each in (desk, office, county)]
    with django_assert_num_queries(0):
        assert [each.county_id() for each in found] == [county.pk] * 3


def test_a_unit_read_otherwise_or_standing_deeper_asks_for_its_county(places, city):
    county = unit(city, region=places["任城区"])
    office = unit(county, region=places["许庄街道"], kind=UnitKind.JUSTICE_OFFICE, tier=Tier.TOWNSHIP)
    room = unit(office, region=places["许庄社区居委会"], kind=UnitKind.VILLAGE_OFFICE, tier=Tier.VILLAGE)
    assert room.county_id() == office.county_id() == county.pk
    assert responsible_unit(places["许庄社区居委会"], UnitKind.VILLAGE_OFFICE).county_id() == county.pk
    assert city.county_id() is None
