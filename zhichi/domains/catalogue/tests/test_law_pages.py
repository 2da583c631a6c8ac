"""The open pages of laws and of the powers list, and `zhichi law impact`."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, put_right, repealed

pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody(law: None) -> Client:
    return Client()


def test_laws_are_found_by_the_names_people_use(anybody: Client):
    page = anybody.get("/laws/", {"q": "国令716号"}).content.decode()
    assert "国务院关于在线政务服务的若干规定" in page
    assert "法律援助法" not in page.split("<main")[1]


def test_an_article_says_what_cites_it(anybody: Client):
    page = anybody.get("/laws/legal-aid-law/43/").content.decode()
    for words in ("第四十三条", "法律援助申请审查决定", "给予法律援助决定书", "权责事项"):
        assert words in page


def test_a_law_shows_what_is_not_known_as_not_known(anybody: Client):
    assert "施行日期未核对" in anybody.get("/laws/lawyers-law/").content.decode()


@pytest.mark.parametrize("path", ["/laws/no-law/", "/laws/legal-aid-law/999/", "/powers/NO-1/"])
def test_what_there_is_not_is_not_found(anybody: Client, path: str):
    assert anybody.get(path).status_code == 404


def test_the_list_of_laws_costs_the_same_on_every_page(anybody: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        anybody.get("/laws/?page=2")


def test_the_powers_list_is_as_of_any_day(anybody: Client):
    before = anybody.get("/powers/", {"on": "2025-12-31"}).content.decode()
    assert "没有符合的事项" in before
    page = anybody.get("/powers/", {"on": "2026-06-30", "q": "基层法律服务工作者"}).content.decode()
    assert "市行政审批服务局" not in page.split("<main")[1]


def test_the_powers_list_costs_three_statements(anybody: Client, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        anybody.get("/powers/")


def test_a_day_that_is_none_shows_today(anybody: Client):
    assert anybody.get("/powers/?on=nonsense").status_code == 200
    assert anybody.get("/powers/difference/?since=x&until=").status_code == 200


def test_the_difference_shows_the_moved_licence_element_by_element(anybody: Client):
    page = anybody.get("/powers/difference/", {"since": "2026-06-30", "until": "2026-07-01"}).content.decode()
    assert "改了 1 项" in page
    assert "<del>市司法局</del>" in page
    assert "<ins>市行政审批服务局</ins>" in page


def test_the_list_is_open_data(anybody: Client):
    rows = list(csv.reader(io.StringIO(anybody.get("/powers.csv").content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["编码", "名称", "类型"]
    content = json.loads(anybody.get("/powers.json").content)
    assert (len(content["powers"]), content["note"]) == (len(rows) - 1, "示例，以本机关公布为准")


def test_an_officer_without_the_right_reads_why(city: City):
    county = city.client("panli")
    assert county.get("/office/laws/").status_code == 200
    for path in (
        "/office/laws/lawyers-law/6/change/",
        "/office/powers/EX-01-001/adjust/",
        "/office/powers/add/",
    ):
        answer = county.get(path)
        assert (answer.status_code, "市局" in answer.content.decode()) == (403, True)
    assert city.client("liming").get("/office/laws/").status_code == 403


def test_a_proposal_of_another_desk_is_not_there(city: City):
    change = repealed(legal_affairs(city))
    number = change.adjustments.get().case.number
    assert city.client("panli").get(f"/office/powers/adjustments/{number}/").status_code == 404
    assert city.client("gaofang").get(f"/office/powers/adjustments/{number}/").status_code == 200


def test_open_work_is_ticked_off_with_how_it_was_done(city: City):
    change = repealed(legal_affairs(city), key="legal-aid-law", of="49")
    place = next(n for n, row in enumerate(change.cited_by) if row["kind"] == "期限")
    put_right(change, place)
    city.client("songfa").post(f"/office/laws/changes/{change.pk}/done/{place}/", {"note": "换了新版本"})
    page = city.client("songfa").get(f"/office/laws/changes/{change.pk}/").content.decode()
    assert "换了新版本" in page


def test_a_change_in_the_future_is_shown_before_it_comes(city: City):
    repealed(legal_affairs(city), day=timezone.localdate() + timedelta(9))
    page = Client().get("/laws/lawyers-law/6/").content.decode()
    assert "这一条现在没有效力" not in page
    assert "废止" in page


class TestImpact:
    @pytest.mark.parametrize(
        "asked",
        ["法律援助法 43", "法律援助法§43", "法律援助法第四十三条", "legal-aid-law/43", "法援法 第四十三条"],
    )
    def test_an_article_is_named_in_any_way(self, law: None, asked: str, capsys: pytest.CaptureFixture[str]):
        call_command("law", "impact", asked)
        said = capsys.readouterr().out
        assert said.startswith("《中华人民共和国法律援助法》第四十三条")
        assert "给予法律援助决定书" in said

    def test_it_is_told_to_programs(self, law: None, capsys: pytest.CaptureFixture[str]):
        call_command("law", "impact", "法律援助法 43", json=True)
        content = json.loads(capsys.readouterr().out)
        assert content["count"] == len(content["cited_by"]) > 5
        assert {"期限", "文书", "权责事项"} <= {one["kind"] for one in content["cited_by"]}

    def test_of_a_whole_law_it_is_what_cites_any_of_its_articles(
        self, law: None, capsys: pytest.CaptureFixture[str]
    ):
        call_command("law", "impact", "法律援助法", json=True)
        whole = json.loads(capsys.readouterr().out)
        call_command("law", "impact", "法律援助法 43", json=True)
        article = json.loads(capsys.readouterr().out)
        told = {(one["kind"], one["key"]) for one in whole["cited_by"]}
        assert {(one["kind"], one["key"]) for one in article["cited_by"]} < told
        assert whole["count"] == len(told)

    @pytest.mark.parametrize("asked", ["法律援助法 999", "某某法 1", ""])
    def test_an_unknown_article_is_one_sentence_and_two(self, law: None, asked: str):
        with pytest.raises(CommandError) as error:
            call_command("law", "impact", asked)
        assert error.value.returncode == 2
        assert "\n" not in str(error.value)
