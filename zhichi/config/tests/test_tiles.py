"""A background map is configured or it is not there."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from zhichi.config.tiles import tiles_from

WMTS = "https://t0.tianditu.gov.cn/vec_w/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"


def test_nothing_configured_asks_nobody():
    assert tiles_from("", "", "").origins == ()


def test_a_service_is_named_with_its_key_and_its_one_host():
    tiles = tiles_from(WMTS, "abc", "底图：天地图")
    assert tiles.url.endswith("tk=abc")
    assert "{z}" in tiles.url
    assert tiles.origins == ("https://t0.tianditu.gov.cn",)


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("http://t0.tianditu.gov.cn/{z}/{x}/{y}", ""),
        ("https://*.example.cn/{z}/{x}/{y}", ""),
        ("https://{s}.example.cn/{z}/{x}/{y}", ""),
        ("https://a.cn; script-src *//{z}/{x}/{y}", ""),
        ("https://a.cn/{z}/{x}", ""),
        ("/tiles/{z}/{x}/{y}", ""),
        (WMTS, ""),
    ],
)
def test_what_cannot_be_a_service_stops_the_start(template: str, key: str):
    with pytest.raises(ImproperlyConfigured, match="ZHICHI_MAP"):
        tiles_from(template, key, "")
