"""A region given to a unit: the one before ends, the past stays as it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import (
    RegionError,
    Tier,
    UnitKind,
    UnitRegion,
    close_unit,
    leave_region,
    responsible_unit,
    serve_region,
)
from zhichi.foundation.regions.tests.factories import Someone, corner, unit

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
MARCH, FEBRUARY = date(2026, 3, 2), date(2026, 2, 1)
TOWN = "370811002000"


@pytest.fixture
def zones():
    places = corner()
    city = unit(code="city")
    county = unit(city, code="county", region=places["任城区"])
    north, south = (unit(city, code=code, kind=UnitKind.DEV_ZONE_BUREAU) for code in ("north", "south"))
    return places["许庄街道"], county, north, south


def give(to, region, since):
    return serve_region(by=Someone(), at=AT, unit=to, region=region, valid_from=since)


def answers(on: date | None = None):
    return responsible_unit(TOWN, UnitKind.COUNTY_BUREAU, on=on).code


def test_each_zone_answers_for_the_days_on_which_it_served_the_township(zones):
    town, _, north, south = zones
    give(north, town, FEBRUARY)
    give(south, town, MARCH)
    days = (FEBRUARY - timedelta(1), FEBRUARY, MARCH - timedelta(1), MARCH, None)
    assert [answers(day) for day in days] == ["county", "north", "north", "south", "south"]
    assert UnitRegion.objects.filter(region=town, valid_to=None).count() == 1


def test_both_units_are_told_on_their_own_chains(zones):
    town, _, north, south = zones
    give(north, town, FEBRUARY)
    give(south, town, MARCH)
    left = entries_of("unit:north").last()
    assert left.code == "regions.unit.lost_region"
    assert payload_of(left) == {"region": TOWN, "valid_to": "2026-03-02", "after": "south"}
    given = payload_of(entries_of("unit:south").get())
    assert given == {"region": TOWN, "valid_from": "2026-03-02", "before": ["north"]}


def test_giving_what_is_served_already_is_no_act(zones):
    town, _, north, _ = zones
    first = give(north, town, FEBRUARY)
    assert give(north, town, MARCH) == first
    assert entries_of("unit:north").count() == 1


def test_a_justice_office_keeps_the_township_that_a_zone_takes(zones):
    town, county, north, _ = zones
    office = unit(county, kind=UnitKind.JUSTICE_OFFICE, tier=Tier.TOWNSHIP)
    give(office, town, FEBRUARY)
    give(north, town, MARCH)
    assert responsible_unit(town, UnitKind.JUSTICE_OFFICE) == office
    assert answers() == "north"


def test_what_ends_with_nobody_after_it_goes_back_to_the_county(zones):
    town, _, north, _ = zones
    give(north, town, FEBRUARY)
    leave_region(by=Someone(), at=AT, unit=north, region=town, valid_to=MARCH)
    assert [answers(MARCH - timedelta(1)), answers(MARCH), answers()] == ["north", "county", "county"]
    with pytest.raises(RegionError, match="现在不服务许庄街道"):
        leave_region(by=Someone(), at=AT, unit=north, region=town, valid_to=MARCH)


def test_a_region_comes_back_to_the_zone_that_gave_it_away(zones):
    town, _, north, south = zones
    for to, month in ((north, 1), (south, 2), (north, 3)):
        give(to, town, date(2026, month, 1))
    assert [answers(date(2026, month, 15)) for month in (1, 2, 3)] == ["north", "south", "north"]


def test_a_change_of_one_and_the_same_day_leaves_no_span(zones):
    town, _, north, south = zones
    give(north, town, MARCH)
    give(south, town, MARCH)
    assert UnitRegion.objects.get(region=town).unit == south


@pytest.mark.parametrize(
    ("since", "words"), [(FEBRUARY - timedelta(9), "不能早于这一天"), (MARCH + timedelta(1), "不能提前登记")]
)
def test_neither_the_past_is_rewritten_nor_the_future_written(zones, since, words):
    town, _, north, south = zones
    give(north, town, FEBRUARY)
    with pytest.raises(RegionError, match=words):
        give(south, town, since)
    assert answers() == "north"


def test_a_closed_zone_serves_nothing_from_that_day_on(zones):
    town, _, north, _ = zones
    give(north, town, FEBRUARY)
    close_unit(by=Someone(), at=AT, unit=north, valid_to=MARCH)
    assert UnitRegion.objects.get().valid_to == MARCH
    assert [answers(FEBRUARY), answers()] == ["north", "county"]
