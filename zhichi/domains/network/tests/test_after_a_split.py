"""After a village was split somebody says where its room stands and where the people of each part live."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.domains.network.actions import FactError, place_point
from zhichi.domains.network.models import Locality, Point, PointRegion
from zhichi.domains.network.tests.factories import point
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.regions.public import Region, change_regions

pytestmark = pytest.mark.django_db
OLD, EAST, WEST = "370811002001", "370811002208", "370811002209"
FORM = {
    "lon": "116.6",
    "lat": "35.4",
    "datum": "WGS-84",
    "people": "420",
    "as_of": "2026-06-30",
    "source": "民政部门",
}


@pytest.fixture
def room(city):
    return point(
        Region.objects.get(code=OLD), city.units["370811-town"], name="许庄工作室", code=f"PLS-{OLD}-4-01"
    )


def passes(*news):
    on = (timezone.localdate() - timedelta(3)).isoformat()
    rows = {
        n: {"old": OLD, "new": code, "name": name, "on": on, "document": "任政字1号"}
        for n, (code, name) in enumerate(news)
    }
    change_regions(by=SYSTEM, at=timezone.now(), cells=rows)


@pytest.fixture
def split(room):
    passes((EAST, "许东村村委会"), (WEST, "许西村村委会"))


def test_the_pages_of_a_point_say_what_became_of_its_village(city, client, room):
    PointRegion.objects.create(point=room, region_id=OLD, from_on="2026-01-01")
    passes((EAST, "许汤村村委会"))
    page = client.get(f"/points/{room.code}/").content.decode()
    assert "许庄社区居委会现为许汤村村委会。" in page
    assert "许庄社区居委会（现为许汤村村委会）" in page
    office = city.client("panli").get(f"/office/points/{room.code}/").content.decode()
    assert "许庄社区居委会现为许汤村村委会。" in office
    assert "现在在哪个村" not in office
    assert "现为许汤村村委会" in client.get(f"/api/v1/points/{room.code}").json()["serves"][0]


def test_the_office_is_asked_where_the_room_stands_and_its_answer_is_kept(city, client, room, split):
    panli = city.client("panli")
    address = f"/office/points/{room.code}/"
    page = panli.get(address).content.decode()
    assert "已拆分为许东村村委会、许西村村委会" in page
    assert "暂不计入覆盖" in page
    assert room.name in panli.get("/office/points/?divided=on").content.decode()
    panli.post(f"{address}place/", {"region": WEST})
    room.refresh_from_db()
    assert (room.region_id, room.stands_in_id) == (OLD, WEST)
    entry = entries_of(f"point:{room.code}").get()
    assert (entry.code, payload_of(entry)) == ("network.point.placed", {"from": OLD, "to": WEST})
    assert "暂不计入覆盖" not in panli.get(address).content.decode()
    assert room.name not in panli.get("/office/points/?divided=on").content.decode()
    assert "这个服务点现在在许西村村委会" in client.get(f"/points/{room.code}/").content.decode()


@pytest.mark.parametrize("wrong", ["370811101000", OLD, ""])
def test_it_stands_in_no_other_place_than_a_part_of_its_village(city, room, split, wrong):
    with pytest.raises(FactError, match="请选择"):
        place_point(by=city.actor("panli"), at=timezone.now(), point=room, region=wrong)
    city.client("panli").post(f"/office/points/{room.code}/place/", {"region": wrong})
    assert Point.objects.get().stands_in is None


def test_a_foreign_county_and_an_assistant_are_not_asked(city, room, split):
    assert (
        city.client("liming").post(f"/office/points/{room.code}/place/", {"region": WEST}).status_code == 403
    )
    assert Point.objects.get().stands_in is None


def test_people_and_position_of_the_parts_are_asked_and_recorded(city, split):
    panli = city.client("panli")
    listed = panli.get("/office/points/places/").content.decode()
    assert "许东村村委会" in listed
    assert "坐标是从哪里量的" in panli.get(f"/office/points/places/{EAST}/").content.decode()
    assert panli.post(f"/office/points/places/{EAST}/", FORM | {"datum": ""}).status_code == 422
    assert panli.post(f"/office/points/places/{EAST}/", FORM).status_code == 302
    kept = Locality.objects.get(pk=EAST)
    assert (kept.lon, kept.lat, kept.people, kept.source) == (116.6, 35.4, 420, "民政部门")
    assert f"/office/points/places/{EAST}/" not in panli.get("/office/points/places/").content.decode()
    assert [entry.code for entry in entries_of(f"region:{EAST}")][-1] == "network.locality.recorded"


def test_another_countys_village_is_not_recorded(city):
    code = "370812001001"
    assert city.client("panli").post(f"/office/points/places/{code}/", FORM).status_code == 403
    assert not Locality.objects.filter(pk=code).exists()
