"""The first screen names everything that waits for this officer, whichever room it comes from."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions import reckon
from zhichi.domains.coverage.tests.factories import point
from zhichi.domains.network.public import propose
from zhichi.domains.network.tests.test_proposals import card
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.tests.factories import consultation, do, filed

pytestmark = pytest.mark.django_db


def inbox(city: City, who: str, query: str = "") -> str:
    return city.client(who).get(f"/office/{query}").content.decode()


def proposed(city: City, name: str = "许庄社区公共法律服务工作室") -> None:
    propose(by=city.actor("liming"), at=timezone.now(), card=card(name=name), reason="新建")


def test_nobody_is_told_that_all_is_done_while_a_proposal_waits_for_him(city: City):
    assert "都办完了。" in inbox(city, "panli")
    proposed(city)
    page = inbox(city, "panli")
    assert "都办完了" not in page
    assert "服务点申报等您审核" in page
    assert 'href="/office/points/proposals/?list=waiting"' in page
    assert "1 件" in page
    assert "都办完了。" in inbox(city, "liming")


def test_the_other_lists_stay_lists_of_cases(city: City):
    proposed(city)
    assert "服务点申报" not in inbox(city, "panli", "?tab=overdue").partition("<main")[2]


def test_what_another_desk_passed_on_waits_too(city: City):
    do(city, filed(consultation()), "refer", "liming")
    page = inbox(city, "zhaojing")
    assert "转来的事等您接收" in page
    assert 'href="/office/referrals/"' in page


def test_a_head_sees_first_what_lives_only_on_paper(city: City):
    at = timezone.now()
    point("370812001001", city.units["370812-town"], name="鼓楼社区工作室")
    reckon(by=SYSTEM, at=at, day=timezone.localdate(at))
    page = inbox(city, "zheng")
    assert page.index("疑似空壳（1）") < page.index("鼓楼社区工作室") < page.index("待我办理")
    assert "近90天没有一件服务。" in page
    assert "都办完了" not in page
    assert "疑似空壳（" not in inbox(city, "gaofang")


def test_more_that_waits_costs_no_more_statements(city: City):
    client = city.client("panli")
    costs = []
    for names in (["甲村工作室"], ["乙村工作室", "丙村工作室", "丁村工作室"]):
        for name in names:
            proposed(city, name)
        client.get("/office/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/office/")
        costs.append(len(asked))
    assert costs[0] == costs[1]
