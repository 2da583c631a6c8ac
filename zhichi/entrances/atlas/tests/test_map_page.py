"""The list beside the map: it does the whole task by itself."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.atlas.tests.factories import locality, point

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def page(**query: Any) -> str:
    response = Client().get("/map/", query)
    assert response.status_code == 200
    return response.content.decode()


def names(html: str) -> list[str]:
    return re.findall(r'class="place-name"><a href="[^"]*">([^<]*)<', html)


def drawing(html: str) -> dict[str, Any]:
    return json.loads(re.search(r'<script id="atlas-drawing"[^>]*>(.*?)</script>', html, re.DOTALL)[1])


def test_everybody_sees_the_points_and_where_they_are(city: City):
    one = point(city, "许庄工作室")
    html = page()
    assert names(html) == ["许庄工作室"]
    for words in ("现在开门", one.address, f'href="/points/{one.code}/"', 'href="tel:0537-2345678"', "1 处"):
        assert words in html


def test_the_list_stands_before_the_map(city: City):
    point(city, "许庄工作室")
    html = page()
    assert html.index('class="atlas-places"') < html.index("data-atlas-map")


def test_a_village_by_name_answers_the_nearest_from_where_its_people_live(city: City):
    locality(VILLAGE, 116.7, 35.4)
    point(city, "远室", lon=116.60, lat=35.4)
    point(city, "近室", lon=116.701, lat=35.4)
    html = page(village="许庄")
    assert names(html) == ["近室", "远室"]
    assert "离济宁市任城区许庄街道许庄社区居委会最近" in html
    assert "约 90 米" in html
    assert drawing(html)["origin"] == [116.7, 35.4]


def test_several_villages_of_a_name_are_offered_and_keep_the_other_conditions(city: City):
    region = city.units["370811-town"].region.__class__
    town = region.objects.get(code="370812001000")
    region.objects.create(
        code="370812001009",
        name="许庄村委会",
        level=5,
        parent=town,
        valid_from="2020-01-01",
        full_name="济宁市兖州区鼓楼街道许庄村委会",
    )
    html = page(village="许庄", item="mediation", open="on")
    assert "您说的是哪个村？" in html
    assert f'href="?spot={VILLAGE}&amp;item=mediation&amp;open=on"' in html
    assert "鼓楼街道许庄村委会" in html


def test_a_village_without_a_position_says_so_and_lists_its_township(city: City):
    point(city, "许庄工作室")
    html = page(spot=VILLAGE)
    assert "还没有登记位置" in html
    assert names(html) == ["许庄工作室"]


def test_an_unknown_village_says_so_and_nothing_is_listed_as_if_it_were_the_answer(city: City):
    point(city, "许庄工作室")
    html = page(village="月亮村")
    assert "没有找到叫“月亮村”的村或社区" in html
    assert "按县（市、区）和乡镇找" in html
    assert names(html) == []


def test_the_hint_is_a_village_that_is_recorded_here(city: City):
    assert "许庄社区" not in page()
    locality(VILLAGE, 116.7, 35.4)
    assert "例如：任城区许庄社区" in page()
    assert "最近的服务点" in page(village="任城区许庄社区")


def test_a_new_name_goes_before_the_village_picked_earlier(city: City):
    locality(VILLAGE, 116.7, 35.4)
    point(city, "许庄工作室")
    assert "鼓楼社区" in page(village="鼓楼", spot=VILLAGE).split('id="found"')[1]


def test_open_now_matter_and_tier_narrow_the_list(city: City):
    shut = point(city, "关着的", hours={})
    aid = point(city, "援助室", tier="township")
    aid.items.create(item="legal_aid")
    assert sorted(names(page())) == sorted([shut.name, aid.name])
    assert names(page(open="on")) == [aid.name]
    assert names(page(item="legal_aid")) == [aid.name]
    assert names(page(tier="village")) == [shut.name]
    assert "没有找到服务点" in page(tier="village", open="on")


def test_the_map_is_narrowed_like_the_list(city: City):
    point(city, "许庄工作室")
    layer = drawing(page(county="370811000000", item="mediation", open="on"))["layers"][0]
    assert layer["url"] == "/map/layers/points.json?county=370811000000&item=mediation&open=True"


def test_the_phones_position_is_made_coarse_and_kept_by_no_cache(city: City):
    point(city, "近室", lon=116.701, lat=35.4)
    response = Client().get("/map/", {"lon": "116.70049", "lat": "35.4"})
    html = response.content.decode()
    assert response["Cache-Control"] == "no-store"
    assert drawing(html)["origin"] == [116.7, 35.4]
    assert "离您的位置最近" in html


@pytest.mark.parametrize(
    "query",
    [
        {"lon": "116"},
        {"lon": "x", "lat": "1"},
        {"lon": "200", "lat": "1"},
        {"lon": "nan", "lat": "1"},
        {"lat": "inf", "lon": "1"},
    ],
)
def test_a_position_that_cannot_be_read_is_told_and_the_list_still_comes(city: City, query: dict[str, str]):
    point(city, "许庄工作室")
    html = page(**query)
    assert "没有读到您的位置" in html
    assert names(html) == ["许庄工作室"]


@pytest.mark.parametrize(
    "query",
    [{"county": "x"}, {"item": "x"}, {"tier": "x"}, {"page": "x"}, {"page": "-1"}, {"page": "999999"}, {"spot": "1"},
     {"spot": "9" * 12}, {"village": "x" * 400}, {"village": "'\"%_\\"}, {"page": "٣"}],
)  # fmt: skip
def test_odd_questions_are_answered(city: City, query: dict[str, str]):
    point(city, "许庄工作室")
    page(**query)


def test_officers_see_their_layers_and_others_do_not(city: City):
    point(city, "许庄工作室")
    assert "工作人员图层" not in page()
    html = city.client("panli").get("/map/").content.decode()
    assert "工作人员图层" in html
    assert {layer["key"] for layer in drawing(html)["layers"]} >= {"points", "coverage", "gaps"}
    assert [layer["shown"] for layer in drawing(html)["layers"]].count(True) == 1


def test_the_page_costs_the_same_however_long_the_list(city: City, django_assert_num_queries: Any):
    for number in range(3):
        point(city, f"第{number}室")
    page()
    with django_assert_num_queries(9):
        page()
    for number in range(30):
        point(city, f"又{number}室", code=f"PLS-370811002001-4-{number:03}x")
    with django_assert_num_queries(9):
        assert len(names(page())) == 20


def test_no_background_map_is_asked_for_unless_configured(city: City):
    response = Client().get("/map/")
    assert drawing(response.content.decode())["tiles"] is None
    policy = response["Content-Security-Policy"]
    assert "worker-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "blob:" not in policy
    assert "http" not in policy
