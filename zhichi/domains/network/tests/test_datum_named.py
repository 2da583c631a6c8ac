"""In which datum a position was read: asked without a default, and doubted where another one fits the village better."""

import pytest
from django.utils import timezone

from zhichi.domains.network.actions import plan_import
from zhichi.domains.network.enums import Status
from zhichi.domains.network.public import (
    Locality,
    ProposalError,
    bd09_from_gcj02,
    blank_card,
    gcj02_from_wgs84,
    propose,
)
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
HOME = (116.5873, 35.4143)
VILLAGE = "370811002001"
GCJ = gcj02_from_wgs84(*HOME)
HEAD = ["名称", "层级", "主管机构", "区划代码", "状态", "经度", "纬度", "坐标系"]


def locality(code, lon, lat):
    Locality.objects.create(region_id=code, lon=lon, lat=lat, as_of=timezone.localdate(), source="民政部门")


def warned(city, spot, datum):
    card = blank_card() | {
        "name": "许庄工作室",
        "tier": "village",
        "unit": "370811-town",
        "region": VILLAGE,
        "status": Status.PLANNED,
        "lon": spot[0],
        "lat": spot[1],
        "datum": datum,
    }
    return propose(by=city.actor("liming"), at=timezone.now(), card=card, reason="新建").warnings


@pytest.mark.parametrize(
    ("spot", "datum", "reading"),
    [
        (GCJ, "WGS-84", "高德、腾讯地图用的 GCJ-02"),
        (GCJ, "CGCS2000", "高德、腾讯地图用的 GCJ-02"),
        (bd09_from_gcj02(*GCJ), "WGS-84", "百度地图用的 BD-09"),
        (bd09_from_gcj02(*GCJ), "GCJ-02", "百度地图用的 BD-09"),
        (HOME, "GCJ-02", "卫星定位用的 WGS-84"),
    ],
)
def test_a_new_room_that_stands_right_in_another_datum_is_doubted(city, spot, datum, reading):
    locality(VILLAGE, *HOME)
    (doubt,) = warned(city, spot, datum)
    assert f"如果按{reading}坐标读，只差10 米" in doubt
    assert f"现在选的是 {datum}" in doubt


@pytest.mark.parametrize(
    ("spot", "datum"), [(HOME, "WGS-84"), (GCJ, "GCJ-02"), ((116.59, 35.418), "CGCS2000")]
)
def test_a_room_near_its_village_as_it_was_said_is_not(city, spot, datum):
    locality(VILLAGE, *HOME)
    assert warned(city, spot, datum) == []


def test_a_position_without_its_datum_stops_and_the_form_has_no_default(city):
    with pytest.raises(ProposalError) as raised:
        warned(city, HOME, "")
    assert [each.field for each in raised.value.findings] == ["datum"]
    page = city.client("liming").get("/office/points/proposals/new/").content.decode()
    asked = page[page.index('name="datum"') :]
    assert "坐标是从哪里量的" in page
    assert asked[: asked.index("</select>")].count("selected") == 1
    assert '<option value="" selected>' in asked
    cells = [HEAD, ["许庄工作室", "村级", "370811-town", VILLAGE, "规划中", *map(str, HOME), ""]]
    (fault,) = plan_import(by=city.actor("panli"), at=timezone.now(), cells=cells).faults
    assert str(fault).startswith("第2行「坐标系」：请选择坐标是从哪个地图或者仪器上量的")


def test_a_table_whose_rows_are_all_shifted_alike_is_doubted_as_a_whole(city):
    cells = [HEAD]
    for number in range(6):
        code, there = f"37081100201{number}", (HOME[0] + number / 200, HOME[1])
        region(code, f"第{number}村委会")
        locality(code, *there)
        # Off by 200 m to all sides: no single row need be doubted for the table to be.
        lon, lat = gcj02_from_wgs84(there[0] + (-1) ** number / 2000, there[1] + (number % 3 - 1) / 500)
        cells.append(
            [f"第{number}工作室", "村级", "370811-town", code, "规划中", str(lon), str(lat), "WGS-84"]
        )
    plan = plan_import(by=city.actor("panli"), at=timezone.now(), cells=cells)
    assert not plan.faults
    (row, text) = plan.warnings[0]
    assert row == 0
    assert "表里 6 行的坐标有 6 行按高德、腾讯地图用的 GCJ-02坐标读都离本村更近" in text
    right = [[*line[:-1], "GCJ-02"] for line in cells[1:]]
    assert plan_import(by=city.actor("panli"), at=timezone.now(), cells=[HEAD, *right]).notes == []
