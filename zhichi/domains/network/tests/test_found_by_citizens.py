"""Points are found by name, address and village while they serve people."""

from datetime import date

import pytest
from django.utils import timezone

from zhichi.domains.network.models import PointName
from zhichi.domains.network.public import Draft, Status, change_point, register_point, take_over
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Region
from zhichi.foundation.search.public import fill, look

pytestmark = pytest.mark.django_db
AT = timezone.now()


def found(query):
    return [one.code for one in look(query, day=timezone.localdate()).found if not one.guessed]


@pytest.fixture
def room():
    made = point(city()["许庄社区居委会"], unit(), "mediation", name="琉璃村工作室", address="瓦铺路 8 号")
    fill("points")
    return made


@pytest.mark.parametrize("query", ["琉璃村", "瓦铺路", "许庄社区居委会 琉璃村", "llcgzs", "liulicun"])
def test_a_point_is_found_by_name_address_village_and_letters(room, query):
    assert room.code in [one.code for one in look(query, day=timezone.localdate()).found]


def test_what_a_point_is_called_now_is_found_and_what_closed_is_not(room):
    change_point(by=SYSTEM, at=AT, point=room, name="珐琅村工作室")
    assert found("珐琅村") == [room.code]
    # It is still found by the name it had: people go on saying it.
    assert found("琉璃村") == [room.code]
    change_point(by=SYSTEM, at=AT, point=room, status=Status.SUSPENDED)
    assert found("珐琅村") == []
    change_point(by=SYSTEM, at=AT, point=room, status=Status.OPERATING)
    assert found("珐琅村") == [room.code]


def test_a_registered_point_is_found_at_once(room):
    draft = Draft(
        name="琉璃二村工作室",
        tier="township",
        unit=room.unit,
        region=Region.objects.get(name="长沟镇"),
        status=Status.OPERATING,
        items=("mediation",),
    )
    made = register_point(by=SYSTEM, at=AT, draft=draft)
    assert found("琉璃二村") == [made.code]


def test_names_taken_over_from_another_register_are_found(room):
    row = PointName(point=room, name="老瓦窑点", kind="common", to_on=date(2030, 1, 1))
    take_over(by=SYSTEM, at=AT, rows=[row], source="试验")
    assert found("老瓦窑点") == [room.code]
