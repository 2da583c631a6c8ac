"""A county's points on paper."""

import pytest
from django.urls import reverse

from zhichi.domains.network.public import Status
from zhichi.domains.network.tests.factories import city, point, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return city()


@pytest.fixture
def keeper(places):
    return unit()


def test_points_stand_under_their_township_the_county_first(client, places, keeper):
    point(places["许庄社区居委会"], keeper, name="许庄室", phone="05372345678")
    point(places["长沟镇"], keeper, name="长沟站", tier="township")
    point(places["任城区"], keeper, name="任城中心", tier="county")
    point(places["兖州区"], keeper, name="兖州中心", tier="county")
    point(places["任城区"], keeper, name="关了的", status=Status.CLOSED)
    html = client.get(reverse("network:sheet", args=["370811000000"])).content.decode()
    order = [html.index(words) for words in ("任城中心", "许庄街道</h2>", "许庄室", "长沟镇</h2>", "长沟站")]
    assert order == sorted(order)
    assert "共 3 处" in html
    assert "兖州中心" not in html
    assert "关了的" not in html
    assert "0537" in html


def test_a_county_without_points_says_so(client, places):
    assert "还没有登记服务点" in client.get(reverse("network:sheet", args=["370811000000"])).content.decode()


@pytest.mark.parametrize("code", ["370811002000", "370811002001", "999999000000", "x", "0"])
def test_what_is_no_county_is_not_there(client, places, code: str):
    assert client.get(reverse("network:sheet", args=[code])).status_code == 404


def test_the_sheet_costs_the_same_however_long(client, places, keeper, django_assert_num_queries):
    for _ in range(3):
        point(places["许庄社区居委会"], keeper, "mediation")
    with django_assert_num_queries(4):
        client.get(reverse("network:sheet", args=["370811000000"]))
    for _ in range(20):
        point(places["长沟镇"], keeper, "mediation")
    with django_assert_num_queries(4):
        client.get(reverse("network:sheet", args=["370811000000"]))


def test_a_long_sheet_is_folded_by_township_and_a_short_one_is_not(client, places, keeper):
    address = reverse("network:sheet", args=["370811000000"])
    point(places["长沟镇"], keeper)
    assert "打印时全部展开" not in client.get(address).content.decode()
    for _ in range(20):
        point(places["许庄社区居委会"], keeper)
    page = client.get(address).content.decode()
    assert "打印时全部展开" in page
    assert (page.count("data-prints open>"), page.count("data-prints>")) == (1, 1)
    assert "20 处" in page
