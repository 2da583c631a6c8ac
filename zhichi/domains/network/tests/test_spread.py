"""A room that is said to serve many places, or far ones: told whether or not anybody knows where it stands."""

from dataclasses import replace

import pytest
from django.utils import timezone

from zhichi.domains.network.actions.proposing import doubts_about
from zhichi.domains.network.models.figures import limits, outlines
from zhichi.domains.network.public import blank_card
from zhichi.domains.network.rules.doubts import Place, Told, findings
from zhichi.foundation.regions.public import UnitRegion
from zhichi.foundation.regions.tests.factories import region

HOME = Place("370811002001", "许庄社区居委会", 5, valid=True, lon=116.59, lat=35.42)
NEAR = [
    replace(HOME, code=f"3708110020{n:02}", name=f"第{n}村", lon=116.59 + n / 1000) for n in range(11, 41)
]
ROOM = Told(
    name="许庄工作室", tier="village", region=HOME, hours={"1": [["09:00", "12:00"]]}, operating=False
)


def told(**changes):
    return [each.text for each in findings(replace(ROOM, **changes), limits(), outlines())]


def test_a_room_that_serves_thirty_villages_is_doubted():
    (text,) = told(serves=NEAR)
    assert "一个村级工作室兼管另外 30 个地方" in text


def test_a_room_may_serve_its_neighbours_and_keep_what_it_served():
    assert told(serves=NEAR[:2]) == []
    assert told(serves=NEAR, kept=frozenset(place.code for place in NEAR), settled=True) == []


def test_a_point_without_a_position_is_measured_from_its_own_village():
    (text,) = told(serves=[replace(NEAR[0], lon=116.79)])
    assert "没有登记位置，从许庄社区居委会算，离第11村（约 18 公里）超过 8.0 公里" in text
    assert told(serves=[replace(NEAR[0], lon=None, lat=None)]) == []


def test_a_village_of_another_township_is_doubted():
    (text,) = told(serves=[replace(NEAR[0], code="370811101011")])
    assert "在另一个乡镇（街道）" in text


def test_a_new_point_that_operates_where_nobody_knows_is_doubted():
    (text,) = told(operating=True)
    assert "没有坐标" in text
    assert told(operating=True, settled=True) == []
    assert told(operating=True, settled=True, was=(116.59, 35.42)) == [text]


@pytest.mark.django_db
def test_an_office_of_another_township_is_doubted_unless_it_serves_this_one(city):
    elsewhere = region("370811101000", "长沟镇")
    card = blank_card() | {
        "name": "长沟镇工作站", "tier": "township", "unit": "370811-town", "region": elsewhere.code,
        "status": "planned",
    }  # fmt: skip
    (doubt,) = doubts_about(card, None, timezone.now())
    assert (doubt.field, doubt.grave) == ("unit", False)
    assert "管的不是服务点所在的乡镇" in doubt.text
    UnitRegion.objects.create(unit=city.units["370811-town"], region=elsewhere)
    assert doubts_about(card, None, timezone.now()) == []
