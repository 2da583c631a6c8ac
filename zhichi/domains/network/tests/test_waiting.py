"""What waits for an officer in the register: proposals to decide, his own that came back, a visit not written down."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zhichi.domains.network.models.waiting import waiting
from zhichi.domains.network.public import Point, begin_visit, propose, review
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_proposals import VILLAGE, card
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db


def told(city, who, at=None):
    return [(each.title, each.count) for each in waiting(city.actor(who), at or timezone.now())]


def test_a_proposal_waits_for_the_county_and_the_city_not_for_its_author_nor_for_another_county(city):
    proposal = propose(by=city.actor("liming"), at=timezone.now(), card=card(), reason="新建")
    assert told(city, "panli") == told(city, "gaofang") == [("服务点申报等您审核", 1)]
    assert told(city, "liming") == told(city, "qianwei") == told(city, "zheng") == []
    review(
        by=city.actor("panli"),
        at=timezone.now(),
        proposal=proposal,
        decision="returned",
        opinion="缺照片",
        revision=1,
    )
    assert told(city, "panli") == []
    assert told(city, "liming") == [("您的申报退回补正", 1)]
    assert waiting(CITIZEN, timezone.now()) == []


def test_a_visit_begun_and_not_written_down_waits_until_its_code_is_void(city):
    at = timezone.now()
    room: Point = point(Region.objects.get(code=VILLAGE), city.units["370811-town"], "mediation")
    visit = begin_visit(by=city.actor("panli"), at=at, point=room, method="on_site")
    (one,) = waiting(city.actor("panli"), at)
    assert one.title == f"核验还没有登记结果：{room.name}"
    assert one.url == f"/office/points/visits/{visit.pk}/"
    assert told(city, "gaofang") == []
    assert told(city, "panli", at + timedelta(hours=13)) == []


def test_it_stands_on_the_first_screen_and_more_of_it_costs_no_more_statements(city):
    client, costs = city.client("panli"), []
    assert "都办完了。" in client.get("/office/").content.decode()
    for names in (["甲村工作室"], ["乙村工作室", "丙村工作室", "丁村工作室"]):
        for name in names:
            propose(by=city.actor("liming"), at=timezone.now(), card=card(name=name), reason="新建")
        client.get("/office/")
        with CaptureQueriesContext(connection) as asked:
            page = client.get("/office/").content.decode()
        costs.append(len(asked))
    assert "都办完了" not in page
    assert 'href="/office/points/proposals/?list=waiting"' in page
    assert "4 件" in page
    assert costs[0] == costs[1]
