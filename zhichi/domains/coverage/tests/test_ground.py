"""What ought to be served, for whom it counts, and what becomes of it when regions change."""

from datetime import date, timedelta

import pytest

from tests.cast import City
from zhichi.domains.coverage.actions.counties import read_counties
from zhichi.domains.coverage.models.ground import ground_on, unit_key
from zhichi.domains.coverage.models.layered import layers_on
from zhichi.domains.coverage.tests.factories import TODAY, moment, point, serves, verified
from zhichi.domains.network.public import Point, PointSpan, Status
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import (
    Region,
    RegionSuccessor,
    Tier,
    Unit,
    UnitKind,
    UnitRegion,
    change_regions,
    serve_region,
)
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
VILLAGE, TOWN = "370811002001", "370811002000"
CHANGE = date(2026, 7, 1)
BEFORE = CHANGE - timedelta(1)


def claimed(day: date = TODAY, tier: str = "village") -> tuple[int, int]:
    counts = layers_on(day, alive=()).by_tier()[tier]
    return counts.eligible, counts.claimed


@pytest.fixture
def office(city: City) -> Unit:
    return city.units["370811-town"]


def zone(city: City, *codes: str) -> Unit:
    unit = Unit.objects.create(
        code="zone",
        name="太白湖新区司法局",
        kind=UnitKind.DEV_ZONE_BUREAU,
        tier=Tier.COUNTY,
        parent=city.units["city"],
    )
    UnitRegion.objects.bulk_create(UnitRegion(unit=unit, region_id=code) for code in codes)
    return unit


def test_counties_are_county_level_units_and_zones_with_their_townships_and_villages(city: City):
    taken = zone(city, TOWN)
    places = ground_on(TODAY).places
    assert {key for key, place in places.items() if place.tier == "county"} == {
        unit_key(unit.pk) for unit in (city.units["370811"], city.units["370812"], taken)
    }
    assert {places[TOWN].county, places[VILLAGE].county} == {taken.pk}
    assert places["370812001001"].county == city.units["370812"].pk


def test_what_a_zone_serves_is_in_the_zone_s_scope_and_not_in_the_county_s(city: City):
    taken = zone(city, TOWN)
    assert {TOWN, VILLAGE} <= set(ground_on(TODAY, (taken.path,)).places)
    assert not {TOWN, VILLAGE} & set(ground_on(TODAY, (city.units["370811"].path,)).places)


def test_a_township_that_moved_between_zones_keeps_its_history_on_both_sides(city: City, office: Unit):
    point(VILLAGE, office)
    first, later = zone(city, TOWN), city.units["370812"]
    serve_region(
        by=SYSTEM, at=moment(TODAY), unit=later, region=Region.objects.get(pk=TOWN), valid_from=CHANGE
    )

    def claimed_by(unit: Unit, day: date) -> int:
        return sum(
            each.claimed for key, each in layers_on(day).counts().items() if key == (unit.pk, "village")
        )

    assert [claimed_by(first, BEFORE), claimed_by(later, BEFORE)] == [1, 0]
    assert [claimed_by(first, CHANGE), claimed_by(later, CHANGE)] == [0, 1]
    assert TOWN in ground_on(BEFORE, (first.path,)).places
    assert TOWN not in ground_on(CHANGE, (first.path,)).places
    assert read_counties(BEFORE).of_region(VILLAGE) != read_counties(CHANGE).of_region(VILLAGE)


def test_a_township_desk_sees_its_township_alone(city: City, office: Unit):
    assert set(ground_on(TODAY, (office.path,)).places) == {TOWN, VILLAGE}


def test_the_scope_of_a_county_counts_as_the_city_does_for_that_county(city: City, office: Unit):
    station = point("370812001000", city.units["370812-town"], "township")
    serves(station, VILLAGE)
    point(TOWN, office, "township")
    verified(point("370811000000", city.units["370811"], "county"))
    home = city.units["370811"]
    whole = {key: each for key, each in layers_on(TODAY).counts().items() if key[0] == home.pk}
    assert layers_on(TODAY, (home.path,)).counts() == whole
    assert whole[home.pk, "village"].claimed == 1, "served from the other county"


def test_one_station_named_for_many_villages_covers_each_once_and_its_own_township(city: City, office: Unit):
    for number in (2, 3):
        region(f"37081100200{number}")
    station = point(TOWN, office, "township")
    serves(station, "370811002002")
    serves(station, VILLAGE)
    point(VILLAGE, office)
    assert claimed() == (4, 2)
    assert claimed(tier="township") == (2, 1)
    assert ground_on(TODAY).named == {(station.pk, "370811002002"), (station.pk, VILLAGE)}


def test_a_service_that_ended_covers_until_the_day_it_ended(city: City, office: Unit):
    station = point(TOWN, office, "township")
    serves(station, VILLAGE, to_on=CHANGE)
    assert claimed(BEFORE) == (2, 1)
    assert claimed(CHANGE) == (2, 0)


def test_a_suspended_point_covers_nothing_from_that_day_on(city: City, office: Unit):
    room = point(VILLAGE, office)
    PointSpan.objects.filter(point=room).update(to_on=CHANGE)
    PointSpan.objects.create(point=room, status=Status.SUSPENDED, from_on=CHANGE)
    assert claimed(BEFORE) == (2, 1)
    assert claimed(CHANGE) == (2, 0)


def test_a_revoked_village_is_eligible_before_and_not_after(city: City, office: Unit):
    point(VILLAGE, office)
    Region.objects.filter(code=VILLAGE).update(valid_to=CHANGE)
    assert claimed(BEFORE) == (2, 1)
    assert claimed(CHANGE) == (1, 0)


def test_after_a_merger_the_point_of_the_former_village_serves_its_heir(city: City, office: Unit):
    point(VILLAGE, office)
    heir = region("370811002009")
    Region.objects.filter(code=VILLAGE).update(valid_to=CHANGE)
    RegionSuccessor.objects.create(former_id=VILLAGE, successor=heir, on=CHANGE)
    assert claimed(BEFORE) == (3, 1), "both villages are there, one has a room"
    assert claimed(CHANGE) == (2, 1), "one village is there and has the room"
    assert not ground_on(CHANGE).lost


def test_a_merger_recorded_by_the_verb_is_true_before_and_after(city: City, office: Unit):
    point(VILLAGE, office)
    told = {
        "old": VILLAGE,
        "new": "370811002009",
        "name": "新许庄社区",
        "on": str(CHANGE),
        "document": "任政字〔2026〕12号",
    }
    change_regions(by=SYSTEM, at=moment(TODAY), cells={1: told})
    assert claimed(BEFORE) == (2, 1), "the former village with its room"
    assert claimed(CHANGE) == (2, 1), "its heir with the same room"
    assert VILLAGE in ground_on(BEFORE, (office.path,)).places
    assert "370811002009" in ground_on(CHANGE, (office.path,)).places


def test_a_new_code_covers_nothing_before_it_began(city: City, office: Unit):
    region("370811002009", valid_from=CHANGE)
    point("370811002009", office, since=CHANGE)
    assert claimed(BEFORE) == (2, 0)
    assert claimed(CHANGE) == (3, 1)


def test_after_a_split_the_point_counts_for_no_part_until_one_is_named(city: City, office: Unit):
    room = point(VILLAGE, office)
    for code in ("370811002008", "370811002009"):
        RegionSuccessor.objects.create(
            former_id=VILLAGE, successor=region(code, valid_from=CHANGE), on=CHANGE
        )
    Region.objects.filter(code=VILLAGE).update(valid_to=CHANGE)
    assert claimed(BEFORE) == (2, 1)
    assert claimed(CHANGE) == (3, 0)
    assert ground_on(CHANGE).lost == {room.pk}
    serves(room, "370811002008", from_on=CHANGE)
    assert claimed(CHANGE) == (3, 1)


def test_after_a_split_the_point_counts_where_somebody_said_that_it_stands(city: City, office: Unit):
    room = point(VILLAGE, office)
    for code in ("370811002008", "370811002009"):
        heir = region(code, valid_from=CHANGE)
        RegionSuccessor.objects.create(former_id=VILLAGE, successor=heir, on=CHANGE)
    Region.objects.filter(code=VILLAGE).update(valid_to=CHANGE)
    assert ground_on(CHANGE).lost == {room.pk}
    Point.objects.update(stands_in="370811002009")
    assert not ground_on(CHANGE).lost
    assert (room.pk, "370811002009") in ground_on(CHANGE).served
    assert (room.pk, VILLAGE) in ground_on(BEFORE).served, "before the day it served the whole village"


def test_the_newest_verification_from_outside_decides(city: City, office: Unit):
    room = point(VILLAGE, office)
    verified(room, BEFORE, expires_on=TODAY + timedelta(1))
    assert layers_on(TODAY).by_tier()["village"].verified == 1
    assert layers_on(BEFORE - timedelta(1)).by_tier()["village"].verified == 0
    assert layers_on(TODAY + timedelta(1)).by_tier()["village"].verified == 0, "expired"
    verified(room, CHANGE, outcome="shut")
    assert layers_on(TODAY).by_tier()["village"].verified == 0
    verified(room, TODAY, method="self_report")
    assert layers_on(TODAY).by_tier()["village"].verified == 0, "a self report verifies nothing"
    assert layers_on(BEFORE).by_tier()["village"].verified == 1, "what was known then stays true of then"
