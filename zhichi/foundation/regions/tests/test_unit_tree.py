from datetime import UTC, date, datetime

import pytest

from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import RegionError, Tier, Unit, close_unit, create_unit, move_unit
from zhichi.foundation.regions.tests.factories import SINCE, Someone, corner, unit

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def tree():
    city = unit(code="city")
    north, south = unit(city, code="north"), unit(city, code="south")
    office = unit(north, code="office", tier=Tier.TOWNSHIP)
    room = unit(office, code="room", tier=Tier.VILLAGE)
    return city, north, south, office, room


def paths():
    return {u.code: u.path for u in Unit.objects.all()}


def test_a_new_unit_carries_the_ids_of_all_above_it(tree):
    city, north, _, office, room = tree
    assert room.path == f"/{city.pk}/{north.pk}/{office.pk}/{room.pk}/"
    assert Unit.objects.get(pk=room.pk).path == room.path


def test_within_takes_the_subtree_and_no_neighbour_with_a_longer_number(tree):
    city, north, south, office, room = tree
    assert set(Unit.objects.within(north)) == {north, office, room}
    assert set(Unit.objects.within(city.path)) == set(tree)
    Unit.objects.filter(pk=south.pk).update(path=north.path[:-1] + "0/")
    assert south not in Unit.objects.within(north)


def test_the_county_unit_heads_the_branch(tree, django_assert_num_queries):
    city, north, _, _, room = tree
    desk = unit(north, code="desk", tier=Tier.COUNTY, kind="department")
    with django_assert_num_queries(1):
        assert room.county_unit() == north
    assert desk.county_unit() == north
    assert north.county_unit() == north
    assert city.county_unit() is None


def test_moving_a_unit_takes_its_subtree_along(tree):
    city, north, south, office, room = tree
    moved = move_unit(by=Someone(), at=AT, unit=office, parent=south)
    assert moved.path == f"/{city.pk}/{south.pk}/{office.pk}/"
    assert paths()["room"] == f"{moved.path}{room.pk}/"
    assert paths()["north"] == north.path
    (entry,) = entries_of("unit:office")
    assert (entry.code, entry.actor) == ("regions.unit.moved", "officer:1@unit:370800")
    assert payload_of(entry) == {"from": "north", "to": "south"}


def test_a_stale_parent_in_hand_does_not_spoil_the_path_of_a_new_unit(tree):
    _, _, south, office, _ = tree
    stale = Unit.objects.get(pk=office.pk)
    move_unit(by=Someone(), at=AT, unit=office, parent=south)
    assert unit(stale, code="late", tier=Tier.VILLAGE).path.startswith(south.path)


@pytest.mark.parametrize(
    ("unit_code", "parent_code", "words"),
    [("north", "room", "自己或它的下级"), ("north", "north", "自己或它的下级"), ("south", "office", "层级")],
)
def test_a_move_that_makes_no_sense_changes_nothing(tree, unit_code, parent_code, words):
    before = paths()
    with pytest.raises(RegionError, match=words):
        move_unit(
            by=Someone(),
            at=AT,
            unit=Unit.objects.get(code=unit_code),
            parent=Unit.objects.get(code=parent_code),
        )
    assert paths() == before
    assert not entries_of(f"unit:{unit_code}").exists()


def test_saving_another_parent_past_the_verb_is_refused(tree):
    _, _, south, office, _ = tree
    office.parent = south
    with pytest.raises(ValueError, match="move_unit"):
        office.save()


def test_creating_a_zone_without_a_national_code_names_what_it_serves():
    places = corner()
    zone = create_unit(
        by=Someone(),
        at=AT,
        code="tbh",
        name="太白湖新区司法局",
        kind="dev_zone_bureau",
        tier="county",
        valid_from=SINCE,
        parent=unit(code="city"),
        serves=(places["许庄街道"],),
    )
    assert zone.region is None
    assert [link.region.name for link in zone.serves.all()] == ["许庄街道"]
    (entry,) = entries_of("unit:tbh")
    assert payload_of(entry)["serves"] == ["370811002000"]


def test_a_unit_of_a_higher_tier_than_its_parent_is_refused(tree):
    with pytest.raises(RegionError, match="层级"):
        unit(tree[3], code="odd", tier=Tier.COUNTY)
    assert not Unit.objects.filter(code="odd").exists()


def test_a_unit_closes_after_all_below_it(tree):
    _, _, _, office, room = tree
    with pytest.raises(RegionError, match="下级机构"):
        close_unit(by=Someone(), at=AT, unit=office, valid_to=date(2026, 3, 2))
    close_unit(by=Someone(), at=AT, unit=room, valid_to=date(2026, 3, 2))
    close_unit(by=Someone(), at=AT, unit=office, valid_to=date(2026, 3, 2))
    assert office not in Unit.objects.valid_on(date(2026, 3, 2))
    assert office in Unit.objects.valid_on(date(2026, 3, 1))
