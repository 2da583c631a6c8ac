"""均衡, 可达性, 窗口忙闲: whose rows a page shows, what it says before there is anything, how many queries it asks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import City
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.tests.factories_of_figures import (
    HERE,
    reckoned,
    services,
    station,
    two_counties,
    village,
    window,
)

pytestmark = pytest.mark.django_db
PAGES = ["coverage:balance", "coverage:reach", "coverage:windows"]


def text(client, name, query="", args=()):
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_the_city_desk_sees_every_county_and_the_county_desk_its_own(city: City, name):
    two_counties(city)
    reckoned()
    assert "兖州区" in text(city.client("gaofang"), name)
    own = text(city.client("panli"), name)
    assert "任城区" in own
    assert "兖州区" not in own


@pytest.mark.parametrize("name", ["coverage:reach", "coverage:windows"])
def test_a_county_not_his_is_not_there(city: City, name):
    two_counties(city)
    reckoned()
    assert city.client("panli").get(reverse(name) + "?county=370812").status_code == 404
    assert city.client("gaofang").get(reverse(name) + "?county=370812").status_code == 200
    assert city.client("gaofang").get(reverse(name) + "?county=999").status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_clerk_without_the_post_is_told_whose_page_it_is(city: City, name):
    answer = city.client("liming").get(reverse(name))
    assert answer.status_code == 403
    assert "公共法律服务科人员" in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_before_the_first_night_a_page_says_so(city: City, name):
    assert "还没有测算" in text(city.client("gaofang"), name)


def test_without_positions_reach_says_what_is_missing(city: City):
    village("370811002001", None, None, 1000)
    station(city, HERE)
    reckoned()
    assert "还没有村的位置" in text(city.client("gaofang"), "coverage:reach")


def test_an_item_that_nobody_offers_says_so(city: City):
    two_counties(city)
    reckoned()
    assert "没有服务点能办这件事" in text(city.client("gaofang"), "coverage:reach", "?item=arbitration")


def test_a_far_village_is_listed_with_its_township_one_click_away(city: City):
    two_counties(city)
    reckoned()
    client = city.client("panli")
    page = text(client, "coverage:reach")
    assert "约 19 公里" in page
    address = reverse("coverage:reach_township", args=["370811002000"])
    assert f'href="{address}?item="' in page
    township = text(client, "coverage:reach_township", args=["370811002000"])
    assert "约 19 公里" in township
    assert "3 公里以内" in township
    assert "还没有位置" in township


def test_the_far_list_of_a_county_holds_none_of_another(city: City):
    two_counties(city)
    village("370812001201", 117.4, 35.55, 800)
    reckoned()
    assert "鼓楼街道201村" in text(city.client("gaofang"), "coverage:reach")
    assert "鼓楼街道201村" not in text(city.client("panli"), "coverage:reach")


def test_a_township_of_another_county_is_not_there(city: City):
    two_counties(city)
    reckoned()
    for code in ("370812001000", "370811000000", "999999999999"):
        address = reverse("coverage:reach_township", args=[code])
        assert city.client("panli").get(address).status_code == 404


def test_a_township_before_the_first_night_shows_its_villages_all_the_same(city: City):
    two_counties(city)
    page = text(city.client("panli"), "coverage:reach_township", args=["370811002000"])
    assert "还没有测算" in page
    assert "1000" in page


def test_where_not_all_far_villages_are_listed_nothing_is_claimed_of_the_others(city: City):
    two_counties(city)
    reckoned()
    kept = Figures.objects.get(kind="reach", about="")
    kept.data["moments"][0]["listed"] = []
    kept.save()
    page = text(city.client("panli"), "coverage:reach_township", args=["370811002000"])
    assert "没有逐村列出" in page
    assert "3 公里以内" not in page


def test_the_page_of_reach_gives_definition_day_and_the_gain_of_each_step(city: City):
    two_counties(city)
    reckoned()
    page = text(city.client("gaofang"), "coverage:reach")
    assert "截至 2026年11月23日" in page
    assert "直线距离" in page
    assert "500 人" in page
    assert "100.0%" in page


def test_an_item_that_there_is_not_is_not_found(city: City):
    assert city.client("gaofang").get("/office/reach/?item=zzz").status_code == 404


def test_another_moment_is_one_click_away(city: City):
    two_counties(city)
    reckoned()
    assert "moment=evening" in text(city.client("gaofang"), "coverage:reach")
    assert "真正在服务的点里有 0 个开着门" in text(
        city.client("gaofang"), "coverage:reach", "?moment=evening"
    )


def test_balance_shows_layers_rates_and_what_each_tier_adds(city: City):
    two_counties(city)
    reckoned()
    page = text(city.client("gaofang"), "coverage:balance")
    for words in ("基尼系数", "泰尔指数", "0.125", "33.3%", "5.56", "这些数怎么算"):
        assert words in page


def test_windows_show_suggestions_and_lead_to_the_hours(city: City):
    points = two_counties(city)
    one = window(points["home"], "1")
    services(points["home"], 6, 19, 20, window=one)
    reckoned()
    client = city.client("panli")
    page = text(client, "coverage:windows")
    assert "星期六 19 点到 20 点不开门" in page
    address = reverse("coverage:window_load", args=[points["home"].code])
    assert address in page
    detail = text(client, "coverage:window_load", args=[points["home"].code])
    assert "20" in detail
    assert "斜线是不开门" in detail


def test_the_hours_of_a_foreign_point_are_not_there(city: City):
    points = two_counties(city)
    reckoned()
    address = reverse("coverage:window_load", args=[points["foreign"].code])
    assert city.client("panli").get(address).status_code == 404
    assert city.client("gaofang").get(address).status_code == 200


def test_a_point_nobody_came_to_has_no_hours_to_show(city: City):
    points = two_counties(city)
    page = text(city.client("panli"), "coverage:window_load", args=[points["home"].code])
    assert "没有忙闲可看" in page


def test_synthetic_figures_are_called_so(city: City):
    two_counties(city)
    village("370811002203", 116.52, 35.42, 10, synthetic=True)
    reckoned()
    for name in ("coverage:balance", "coverage:reach"):
        assert "含演示数据" in text(city.client("gaofang"), name)


@pytest.mark.parametrize("name", PAGES)
def test_more_rows_ask_no_more_queries(city: City, name):
    points = two_counties(city)
    window(points["home"], "1")
    reckoned()
    client = city.client("panli")
    counts = []
    for round_ in range(2):
        client.get(reverse(name))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse(name))
        counts.append(len(asked))
        Figures.objects.all().delete()
        for n in range(15):
            village(f"37081100{240 + n + 20 * round_}", 117.0 + n / 10, 35.4, 100)
            window(station(city, (116.4 + n / 100, 35.5)), "1")
        reckoned()
    assert counts[0] == counts[1] <= 12
