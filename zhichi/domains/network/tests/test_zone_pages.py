"""Development zones count as counties: people choose them, find what stands there, and print their sheet."""

import pytest
from django.utils import timezone

from zhichi.domains.network.tests.factories import point
from zhichi.foundation.regions.public import Region, Unit, UnitKind, UnitRegion, zones
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
TOWN, VILLAGE = "370811002000", "370811002001"


@pytest.fixture
def zone(city):
    made = Unit.objects.create(
        code="zone-tbh",
        name="太白湖新区司法局",
        kind=UnitKind.DEV_ZONE_BUREAU,
        tier="county",
        parent=city.units["city"],
    )
    UnitRegion.objects.create(unit=made, region_id=TOWN)
    region("370811101000", "长沟镇")
    county = Region.objects.get(code="370811000000")
    point(Region.objects.get(code=VILLAGE), city.units["370811-town"], name="许庄室", lon=116.6, lat=35.4)
    point(county, made, name="新区中心", tier="county", lon=116.61, lat=35.41)
    point(Region.objects.get(code="370811101000"), city.units["370811"], name="长沟站", tier="township")
    return made


def html(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_a_zone_is_made_of_townships_and_has_no_code_of_its_own(zone):
    (found,) = zones(timezone.localdate())
    assert (found.code, found.name) == ("zone-tbh", "太白湖新区")
    assert [town.code for town in found.townships] == [TOWN]


@pytest.mark.parametrize("page", ["/map/", "/points/"])
def test_people_choose_it_like_a_county_and_find_what_is_there(client, zone, page):
    assert '<option value="zone-tbh">太白湖新区</option>' in html(client, page)
    found = html(client, f"{page}?county=zone-tbh")
    assert "许庄室" in found
    assert "新区中心" in found
    assert "长沟站" not in found
    assert f'<option value="{TOWN}">许庄街道</option>' in found
    assert "许庄室" in html(client, f"{page}?county=zone-tbh&lon=116.6&lat=35.4")
    assert "新区中心" not in html(client, f"{page}?county=zone-tbh&township={TOWN}")


def test_its_sheet_prints_like_a_county_s(client, zone):
    sheet = html(client, "/points/sheet/zone-tbh/")
    assert "太白湖新区公共法律服务点一览" in sheet
    assert "许庄街道</h2>" in sheet
    assert "共 2 处" in sheet
    assert client.get("/points/sheet/zone-none/").status_code == 404
