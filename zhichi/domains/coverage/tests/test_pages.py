from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions import reckon
from zhichi.domains.coverage.models import CoveragePlan, HollowAnswer
from zhichi.domains.coverage.tests.factories import lively, people, point
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.tests.factories import region

pytestmark = pytest.mark.django_db
VILLAGE, FOREIGN_VILLAGE = "370811002001", "370812001001"


@pytest.fixture
def judged(city: City) -> tuple[Point, Point]:
    """A lively room in 任城, a plaque on a door in 兖州, both reckoned today; and how many people live there."""
    at = timezone.now()
    day = timezone.localdate(at)
    alive = lively(point(VILLAGE, city.units["370811-town"], name="许庄社区工作室"), day)
    plaque = point(FOREIGN_VILLAGE, city.units["370812-town"], name="鼓楼社区工作室")
    people(VILLAGE, 1200)
    people(FOREIGN_VILLAGE, 2345)
    reckon(by=SYSTEM, at=at, day=day)
    return alive, plaque


def page(city: City, name: str, url: str, **query: str) -> str:
    response = city.client(name).get(url, query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_chief_reads_first_what_is_hollow_and_why(city: City, judged: tuple[Point, Point]):
    text = page(city, "zheng", reverse("coverage:overview"))
    assert text.index("疑似空壳（1）") < text.index("<h2>覆盖到哪里") < text.index("<h2>哪里最缺")
    assert "鼓楼社区工作室" in text
    assert "近90天没有一件服务。" in text
    assert "影响 2345 人" in text
    assert "县里还没有答复" in text


def test_each_number_leads_to_its_rows(city: City, judged: tuple[Point, Point]):
    text = page(city, "zheng", reverse("coverage:places"), tier="village", layer="effective")
    assert "许庄社区工作室" in text
    assert "鼓楼社区工作室" not in text
    text = page(city, "zheng", reverse("coverage:places"), tier="village", layer="claimed")
    assert "鼓楼社区工作室" in text
    assert "共 2 个" in text


def test_a_county_sees_its_own_part(city: City, judged: tuple[Point, Point]):
    text = page(city, "panli", reverse("coverage:overview"))
    assert "疑似空壳（0）" in text
    assert "鼓楼" not in text
    client = city.client("panli")
    assert client.get(reverse("coverage:point", args=[judged[1].code])).status_code == 404
    assert client.get(reverse("coverage:county", args=[city.units["370812"].pk])).status_code == 404
    assert client.get(reverse("coverage:county", args=[city.units["370811"].pk])).status_code == 200


def test_the_gap_list_names_unserved_townships(city: City, judged: tuple[Point, Point]):
    text = page(city, "panli", reverse("coverage:gaps"), tier="township")
    assert "许庄街道" in text
    assert "鼓楼街道" not in text


def test_only_who_may_propose_is_offered_to_and_others_read_who_does(city: City, judged: tuple[Point, Point]):
    for name in ("panli", "liming", "gaofang"):
        text = page(city, name, reverse("coverage:gaps"), tier="township")
        assert "/office/points/proposals/new/?region=370811002000" in text
        assert city.client(name).get("/office/points/proposals/new/?region=370811002000").status_code == 200
        assert "怎么补上" not in text
    text = page(city, "zheng", reverse("coverage:gaps"), tier="township")
    assert "/office/points/proposals/new/" not in text
    assert "怎么补上：申报服务点由司法所或者公共法律服务科办理，您没有这个岗位。" in text


def test_a_county_answers_for_its_hollow_point_and_the_city_does_not(city: City, judged: tuple[Point, Point]):
    plaque = judged[1]
    url = reverse("coverage:point", args=[plaque.code])
    assert city.client("zheng").post(url, {"text": "属实"}).status_code == 403
    kept = page(city, "zheng", url)
    assert "情况说明由主管这个服务点的县（市、区）局或司法所填写。" in kept
    assert not HollowAnswer.objects.exists()


def test_the_city_sets_a_plan_and_the_county_does_not(city: City, judged: tuple[Point, Point]):
    year = timezone.localdate().year
    url = reverse("coverage:plan", args=[city.units["370811"].pk, "village", year])
    months = {f"m{n}": "1" for n in range(1, 13)}
    assert city.client("panli").post(url, months).status_code == 403
    refused = city.client("gaofang").post(url, months | {"m5": "0"})
    assert "5月的目标比上个月少" in refused.content.decode()
    refused = city.client("gaofang").post(url, months | {"m12": "9"})
    assert "12月的目标超过了应覆盖的 1 个。" in refused.content.decode()
    assert not CoveragePlan.objects.exists()
    assert city.client("gaofang").post(url, months).status_code == 302
    assert CoveragePlan.objects.get().months == [1] * 12
    text = page(city, "gaofang", reverse("coverage:plans"))
    assert "按计划" in text
    assert "登记在册 1，其中真正在服务 1。" in text


def test_history_shows_the_reckoned_day(city: City, judged: tuple[Point, Point]):
    reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate() - timedelta(1))
    text = page(city, "zheng", reverse("coverage:history"))
    assert "100.0%" in text
    assert "polyline" in text


def test_the_numbers_of_a_county_lead_to_its_townships_and_villages(city: City, judged: tuple[Point, Point]):
    county = city.units["370812"].pk
    text = page(city, "zheng", reverse("coverage:overview"))
    assert f"tier=both&amp;layer=unreached&amp;county={county}" in text
    query = {"tier": "both", "layer": "unreached", "county": str(county)}
    text = page(city, "zheng", reverse("coverage:places"), **query)
    assert "共 2 个" in text
    assert "鼓楼街道鼓楼社区居委会" in text


def test_an_answer_whose_day_has_passed_is_told_so(city: City, judged: tuple[Point, Point]):
    at = timezone.now()
    HollowAnswer.objects.create(
        point=judged[1],
        text="马上换人",
        due_on=at.date() - timedelta(2),
        at=at,
        by="officer:1",
        by_name="某人",
    )
    assert "整改期限已过" in page(city, "zheng", reverse("coverage:hollow"))


def test_a_query_about_what_nobody_knows_is_not_found(city: City, judged: tuple[Point, Point]):
    foreign = str(city.units["370812"].pk)
    for name, query in [
        ("places", {"tier": "planet"}),
        ("places", {"layer": "all"}),
        ("places", {"county": foreign}),
        ("gaps", {"county": "abc"}),
        ("gaps", {"tier": "both"}),
        ("plans", {"year": "9999"}),
        ("plans", {"year": "二〇二六"}),
        ("history", {"tier": "county"}),
    ]:
        assert city.client("panli").get(reverse(f"coverage:{name}"), query).status_code == 404, (name, query)


def test_other_roles_read_which_role_the_page_belongs_to(city: City):
    response = city.client("zhouhong").get(reverse("coverage:overview"))
    assert response.status_code == 403
    assert "公共法律服务科人员" in response.content.decode()


def test_a_clerk_finds_the_page_in_his_menu_and_the_lawyer_does_not(city: City):
    assert reverse("coverage:overview") in page(city, "liming", "/office/")
    assert reverse("coverage:overview") not in page(city, "chen", "/office/")


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("overview", {}),
        ("hollow", {}),
        ("places", {"tier": "village", "layer": "claimed"}),
        ("gaps", {"tier": "village"}),
        ("plans", {}),
        ("history", {}),
    ],
)
def test_the_statements_of_a_page_do_not_grow_with_its_rows(
    city: City, judged: tuple[Point, Point], name: str, query: dict[str, str]
):
    def statements() -> int:
        client.get(url, query)
        with CaptureQueriesContext(connection) as found:
            assert client.get(url, query).status_code == 200
        return len(found)

    def settle(first: int) -> None:
        for number in range(first, first + 3):
            people(region(f"3708110020{number:02}").pk, 10, lon=116.6, lat=35.4)
            point(region(f"3708120010{number:02}"), city.units["370812-town"], lon=116.6, lat=35.4)
        reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate() - timedelta(50 - first))
        reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate())

    client, url = city.client("zheng"), reverse(f"coverage:{name}")
    settle(20)
    few = statements()
    settle(30)
    assert statements() == few
