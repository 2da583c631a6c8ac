from datetime import date

import pytest
from django.urls import reverse

from zhichi.domains.network.models import PointRegion
from zhichi.domains.network.public import Status
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.search.public import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    return city()


@pytest.fixture
def keeper():
    return unit()


def page(client, **query):
    response = client.get(reverse("network:points"), query)
    assert response.status_code == 200
    return response.content.decode()


def names(html, *points):
    return [one.name for one in points if one.name in html]


def test_an_empty_register_says_so_with_a_number_to_call(client, places):
    html = page(client)
    assert "还没有登记服务点" in html
    assert "12348" in html


def test_a_point_shows_where_when_what_and_a_number_to_tap(client, places, keeper):
    point(
        places["许庄社区居委会"],
        keeper,
        "mediation",
        address="许庄路 8 号",
        phone="05372345678",
        synthetic=True,
    )
    html = page(client)
    assert "许庄路 8 号" in html
    assert 'href="tel:05372345678"' in html
    assert "周一至周五 09:00–12:00，13:30–17:00" in html
    assert "人民调解" in html
    assert "演示数据" in html


def test_a_point_without_an_address_shows_the_place_by_its_full_name(client, places, keeper):
    point(places["许庄社区居委会"], keeper)
    assert "济宁市任城区许庄街道许庄社区居委会" in page(client)


def test_only_operating_points_are_shown(client, places, keeper):
    closed = point(places["任城区"], keeper, status=Status.CLOSED, name="旧中心")
    assert closed.name not in page(client)


def test_townships_follow_the_county_and_narrow_the_list(client, places, keeper):
    here = point(places["许庄社区居委会"], keeper, name="许庄室")
    there = point(places["鼓楼街道"], keeper, name="鼓楼室")
    centre = point(places["兖州区"], keeper, name="联合中心", tier="county")
    PointRegion.objects.create(point=centre, region=places["任城区"], from_on=date(2020, 1, 1))
    assert "长沟镇" not in page(client)
    county = page(client, county="370811000000")
    assert "长沟镇" in county
    assert names(county, here, there, centre) == ["许庄室", "联合中心"]
    assert county.index("联合中心") < county.index("许庄室")
    town = page(client, county="370811000000", township="370811002000")
    assert names(town, here, there, centre) == ["许庄室", "联合中心"]
    assert "没有找到服务点" not in town


def test_a_township_left_over_from_another_county_is_dropped(client, places, keeper):
    there = point(places["鼓楼街道"], keeper, name="鼓楼室")
    assert names(page(client, county="370812000000", township="370811002000"), there) == ["鼓楼室"]


def test_a_matter_and_words_narrow_the_list(client, places, keeper):
    aid = point(places["任城区"], keeper, "legal_aid", name="援助中心")
    talk = point(places["任城区"], keeper, "mediation", name="调解室")
    put(index="points", key=talk.pk, text="调解室 太白路")
    assert names(page(client, item="legal_aid"), aid, talk) == ["援助中心"]
    assert names(page(client, q="太白路"), aid, talk) == ["调解室"]


def test_with_a_position_the_nearest_comes_first_with_its_distance(client, places, keeper):
    far = point(places["任城区"], keeper, name="远处", lon=116.7, lat=35.4)
    near = point(places["鼓楼街道"], keeper, name="近处", lon=116.601, lat=35.4)
    html = page(client, lon="116.6", lat="35.4")
    assert html.index(near.name) < html.index(far.name)
    assert "约 90 米" in html
    assert "约 9.1 公里" in html
    assert 'type="hidden" name="lon" value="116.6"' in html


@pytest.mark.parametrize(
    "query",
    [{"lon": "abc", "lat": "1"}, {"lon": "200", "lat": "1"}, {"lon": "116"}, {"lat": "nan", "lon": "1"}],
)
def test_a_position_that_cannot_be_read_is_told_and_the_list_still_comes(client, places, keeper, query):
    shown = point(places["任城区"], keeper)
    html = page(client, **query)
    assert "没有读到您的位置" in html
    assert shown.name in html


@pytest.mark.parametrize(
    "query", [{"county": "x"}, {"item": "x"}, {"q": "x" * 200}, {"page": "x"}, {"q": "'\"*\x00"}]
)
def test_odd_queries_are_answered(client, places, keeper, query):
    point(places["任城区"], keeper)
    page(client, **query)


def test_nothing_found_offers_the_way_back(client, places, keeper):
    point(places["任城区"], keeper)
    html = page(client, item="video_visit")
    assert "没有找到服务点" in html
    assert f'href="{reverse("network:points")}"' in html


def test_pages_carry_the_question_and_cost_the_same_however_long_the_list(
    client, places, keeper, django_assert_num_queries
):
    for _ in range(3):
        point(places["任城区"], keeper, "mediation")
    with django_assert_num_queries(8):
        page(client, county="370811000000")
    for _ in range(22):
        point(places["任城区"], keeper, "mediation")
    with django_assert_num_queries(8):
        html = page(client, county="370811000000")
    assert "county=370811000000&amp;page=2" in html
    second = page(client, county="370811000000", page="2")
    assert second.count('class="card-title"') == 5


def test_writing_to_the_page_is_refused(client, places):
    assert client.post(reverse("network:points")).status_code == 405
