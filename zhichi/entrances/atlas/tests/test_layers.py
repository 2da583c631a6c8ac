"""What the map fetches."""

import gzip
import json
from typing import Any

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.atlas.tests.factories import locality, point

pytestmark = pytest.mark.django_db


def features(response: Any) -> list[dict[str, Any]]:
    assert response.status_code == 200
    assert response["Content-Type"] == "application/geo+json"
    return json.loads(response.content)["features"]


def places(response: Any) -> list[dict[str, Any]]:
    """Without the sums of townships and counties."""
    return [one for one in features(response) if "z" not in one["properties"]]


def test_county_outlines_are_kept_for_a_day(db: None):
    response = Client().get("/map/outlines.json")
    found = features(response)
    assert len(found) == 11
    assert {"370811"} < {one["properties"]["k"] for one in found}
    assert "max-age=86400" in response["Cache-Control"]
    again = Client().get("/map/outlines.json", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304


def test_points_are_drawn_where_they_stand(city: City):
    one = point(city, "许庄工作室", lon=116.6000012, lat=35.4)
    point(city, "没有位置", lon=None, lat=None)
    point(city, "关了的", status="closed")
    point(city, "现在不开", hours={}, tier="township")
    found = features(Client().get("/map/layers/points.json"))
    assert [(f["properties"]["n"], f["properties"]["c"]) for f in found] == [
        ("现在不开", "x"),
        ("许庄工作室", "o"),
    ]
    assert found[1]["geometry"]["coordinates"] == [116.6, 35.4]
    assert found[1]["properties"]["u"] == f"/points/{one.code}/"
    assert len(features(Client().get("/map/layers/points.json", {"open": "on"}))) == 1


def test_a_layer_is_packed_where_the_browser_can_unpack(city: City):
    point(city, "许庄工作室")
    plain = Client().get("/map/layers/points.json")
    packed = Client().get("/map/layers/points.json", headers={"Accept-Encoding": "gzip, br"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "public" in plain["Cache-Control"]


def test_points_cost_the_same_however_many(city: City, django_assert_num_queries: Any):
    for number in range(40):
        point(city, f"第{number}室", code=f"PLS-370811002001-4-{number:03}")
    Client().get("/map/layers/points.json")
    with django_assert_num_queries(5):
        assert len(features(Client().get("/map/layers/points.json"))) == 40


@pytest.mark.parametrize("key", ["coverage", "gaps", "moon"])
def test_officers_layers_are_not_there_for_strangers(city: City, key: str):
    assert Client().get(f"/map/layers/{key}.json").status_code == 404


def test_a_role_without_coverage_does_not_see_it(city: City):
    assert city.client("chen").get("/map/layers/gaps.json").status_code == 404


def test_an_officer_sees_the_gaps_of_his_own_branch(city: City):
    for code in ("370811002001", "370812001001"):
        locality(code, 116.6, 35.4)
    response = city.client("panli").get("/map/layers/gaps.json")
    assert [one["properties"] for one in places(response)] == [
        {"n": "济宁市任城区许庄街道许庄社区居委会", "c": "g"}
    ]
    assert "no-store" in response["Cache-Control"]
    assert len(places(city.client("gaofang").get("/map/layers/gaps.json"))) == 2


def test_coverage_shows_what_is_only_registered(city: City):
    locality("370811002001", 116.6, 35.4)
    village = city.units["370811-town"].region.__class__.objects.get(code="370811002001")
    served = point(city, "许庄工作室", region=village)
    served.spans.create(status="operating", from_on="2020-01-01")
    found = places(city.client("panli").get("/map/layers/coverage.json"))
    assert [one["properties"]["c"] for one in found] == ["l"]
    assert places(city.client("panli").get("/map/layers/gaps.json")) == []
    assert features(city.client("panli").get("/map/layers/coverage.json", {"tier": "township"})) == []
