"""Each thing that may be wrong about a point is told in a sentence, and only what cannot be right stops."""

from dataclasses import replace

import pytest

from zhichi.domains.network.models.figures import limits, outlines
from zhichi.domains.network.rules.datum import bd09_from_gcj02, gcj02_from_wgs84
from zhichi.domains.network.rules.doubts import Place, Told, findings
from zhichi.domains.network.rules.twins import Other, bare_name

HERE = (116.5873, 35.4143)  # in 任城区
WEEK = {"1": [["09:00", "12:00"]]}
VILLAGE = Place("370811002001", "许庄社区居委会", 5, valid=True, lon=116.59, lat=35.42)
TOLD = Told(
    name="许庄社区公共法律服务工作室",
    tier="village",
    region=VILLAGE,
    lon=HERE[0],
    lat=HERE[1],
    datum="WGS-84",
    hours=WEEK,
    operating=True,
)


def told(**changes):
    return [
        (each.field, each.grave, each.text)
        for each in findings(replace(TOLD, **changes), limits(), outlines())
    ]


def only(**changes):
    (one,) = told(**changes)
    return one


def test_a_sound_point_raises_no_doubt():
    assert told() == []
    assert told(lon=None, lat=None, operating=False) == []


def test_swapped_longitude_and_latitude_stop_with_both_figures():
    field, grave, text = only(lon=35.4143, lat=116.5873)
    assert (field, grave) == ("lon", True)
    assert text == "经度和纬度写反了：116.587 应是经度，35.4143 应是纬度，请对调。"


def test_half_a_position_and_one_abroad_stop():
    assert only(lat=None)[:2] == ("lat", True)
    assert "不在我国境内" in only(lon=2.35, lat=48.85)[2]


def test_a_position_in_another_county_stops_and_says_where_it_lies():
    field, grave, text = only(lon=116.99, lat=35.6, region=replace(VILLAGE, lon=None, lat=None))
    assert (field, grave) == ("lon", True)
    assert "落在曲阜市" in text
    assert "离任城区的边界约" in text


def test_a_position_just_outside_the_simplified_outline_is_only_doubted():
    county = next(each for each in outlines() if each.code == "370811")
    step = next(
        n
        for n in range(10_000)
        if county.distance_m(HERE[0], HERE[1] + n * 0.0005) > limits().outline_doubt_m
    )
    found = told(lat=HERE[1] + step * 0.0005, region=replace(VILLAGE, lon=None, lat=None))
    assert [(field, grave) for field, grave, _ in found] == [("lon", False)]


@pytest.mark.parametrize(("name", "title"), [("GCJ-02", "高德"), ("BD-09", "百度")])
def test_a_position_of_a_chinese_map_under_another_name_is_recognised_by_where_the_point_stood(name, title):
    shown = gcj02_from_wgs84(*HERE)
    lon, lat = shown if name == "GCJ-02" else bd09_from_gcj02(*shown)
    field, grave, text = only(lon=lon, lat=lat, was=HERE)
    assert (field, grave) == ("datum", False)
    assert title in text
    assert "现在选的是 WGS-84" in text


def test_the_same_is_seen_from_another_point_at_the_same_address():
    lon, lat = gcj02_from_wgs84(*HERE)
    other = Other("PLS-1", "许庄司法所", "370811002000", "", "许庄路 8 号", *HERE)
    assert only(lon=lon, lat=lat, address="许庄路 8 号", others=[other])[0] == "datum"


def test_a_satellite_position_called_gcj02_is_recognised_too():
    assert "WGS-84" in only(datum="GCJ-02", was=HERE)[2]


def test_a_point_that_simply_moved_is_not_suspected():
    assert told(lon=116.60, lat=35.43, was=HERE) == []


def test_a_revoked_code_stops_a_new_point_and_names_its_successor():
    gone = replace(VILLAGE, valid=False, successors=("370811002002（新许庄社区）",))
    field, grave, text = only(region=gone)
    assert (field, grave) == ("region", True)
    assert (
        text
        == "区划代码 370811002001（许庄社区居委会）已经撤销，现在是370811002002（新许庄社区），请改用现在的代码。"
    )


def test_a_code_revoked_since_registration_is_told_and_stops_nothing():
    gone = replace(VILLAGE, valid=False)
    assert only(region=gone, settled=True)[:2] == ("region", False)
    assert only(serves=[replace(gone, code="370811002003")], kept=frozenset({"370811002003"}))[:2] == (
        "serves",
        False,
    )


def test_a_code_of_another_tier_stops():
    town = Place("370811002000", "许庄街道", 4, valid=True)
    field, grave, text = only(region=town)
    assert (field, grave) == ("region", True)
    assert "村级服务点应设在村（社区），许庄街道的代码是乡镇（街道）一级的" in text


def test_a_served_region_that_is_revoked_or_wider_than_the_point_stops():
    assert only(serves=[Place("370811002009", "老村", 5, valid=False)])[:2] == ("serves", True)
    assert "不能服务整个任城区" in only(serves=[Place("370811000000", "任城区", 3, valid=True)])[2]


def test_a_served_region_far_away_or_in_another_county_is_doubted():
    far = Place("370811002021", "远村", 5, valid=True, lon=116.75, lat=35.41)
    field, grave, text = only(serves=[far])
    assert (field, grave) == ("serves", False)
    assert "服务点离远村约 15 公里，超过 8.0 公里" in text
    assert "在另一个县" in only(serves=[Place("370812001001", "鼓楼社区", 5, valid=True)])[2]


def test_a_point_far_from_the_people_of_its_own_region_is_doubted():
    assert only(region=replace(VILLAGE, lon=116.75, lat=35.41))[:2] == ("lon", False)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Other("PLS-2", "别的名字", "370811002005", phone="05372345678"), "电话相同"),
        (Other("PLS-2", "别的名字", "370811002005", lon=HERE[0] + 0.0002, lat=HERE[1]), "相距只有20 米"),
        (Other("PLS-2", "许庄村司法行政工作室", "370811002001"), "在同一区划，名称实际相同"),
    ],
)
def test_one_place_under_two_names_is_doubted(other, why):
    field, grave, text = only(phone="0537-2345678", others=[other])
    assert (field, grave) == ("name", False)
    assert text.startswith(f"可能和“{other.name}”（PLS-2）是同一个服务点：{why}")


def test_the_point_itself_and_true_neighbours_are_no_twins():
    assert (
        told(code="PLS-2", others=[Other("PLS-2", TOLD.name, "370811002001", lon=HERE[0], lat=HERE[1])]) == []
    )
    assert (
        told(others=[Other("PLS-3", "李庄社区公共法律服务工作室", "370811002001", lon=116.6, lat=35.42)])
        == []
    )


def test_names_are_bared_of_their_decoration():
    assert bare_name("许庄村公共法律服务工作室") == bare_name("许庄社区司法行政工作室") == "许庄"
    assert bare_name("公共法律服务中心") == "公共法律服务中心"


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({}, "没有填开放时间"),
        ({"1": [["06:30", "22:00"]]}, "超过 14 小时"),
        ({"1": [["01:30", "05:00"]]}, "深夜"),
    ],
)
def test_hours_that_nobody_keeps_are_doubted(hours, said):
    field, grave, text = only(hours=hours)
    assert (field, grave) == ("hours", False)
    assert said in text


def test_open_day_and_night_is_believed():
    assert told(hours={str(day): [["00:00", "24:00"]] for day in range(1, 8)}) == []
