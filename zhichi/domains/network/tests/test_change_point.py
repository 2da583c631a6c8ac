from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied

from zhichi.domains.network.public import Point, PositionError, Status, change_point
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.search.public import find

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)


@pytest.fixture
def room():
    return point(city()["许庄社区居委会"], unit(), "mediation", lon=116.6, lat=35.4)


def test_the_ledger_keeps_what_was_and_what_is(room):
    changed = change_point(by=SYSTEM, at=AT, point=room, phone="05372345678", status=Status.SUSPENDED)
    assert (changed.phone, changed.status) == ("05372345678", "suspended")
    (entry,) = entries_of(f"point:{room.code}")
    assert payload_of(entry) == {"phone": ["", "05372345678"], "status": ["operating", "suspended"]}


def test_a_point_that_moved_is_found_where_it_now_is(room):
    before = room.cell
    change_point(by=SYSTEM, at=AT, point=room, lon=116.7, lat=35.5, address="新路 8 号")
    assert Point.objects.get(pk=room.pk).cell != before
    assert find(index="points", query="新路", limit=5) == [room.pk]


def test_nothing_different_is_no_act(room):
    change_point(by=SYSTEM, at=AT, point=room, phone=room.phone)
    assert not entries_of(f"point:{room.code}").exists()


def test_a_wrong_position_changes_nothing(room):
    with pytest.raises(PositionError):
        change_point(by=SYSTEM, at=AT, point=room, lon=10.0)
    assert Point.objects.get(pk=room.pk).lon == 116.6


def test_the_code_the_place_and_unknown_fields_cannot_be_changed(room):
    for name in ("code", "region", "tier", "colour"):
        with pytest.raises(TypeError, match=name):
            change_point(by=SYSTEM, at=AT, point=room, **{name: "x"})


def test_a_citizen_may_not_change_a_point(room):
    with pytest.raises(PermissionDenied, match="没有这个岗位"):
        change_point(by=CITIZEN, at=AT, point=room, phone="1")
