"""Ways are published for their day, found at once, and stand on what there is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.guidance.public import WayError, WayVersion, publish_way, way_on, ways_on
from zhichi.foundation.guidance.tests.factories import OUTCOME, document
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.search.public import look
from zhichi.foundation.sockets.public import CITERS

pytestmark = pytest.mark.django_db


def published(day=None, **changed):
    now = timezone.now()
    return publish_way(
        document=document(**changed), effective_from=day or timezone.localdate(now), by=SYSTEM, at=now
    )


def test_a_way_is_walked_from_its_day_on_and_found_then(law):
    today = timezone.localdate()
    published(today)
    published(today + timedelta(3), title="琉璃瓦掉下来了")
    assert way_on("tryout", today).version == 1
    assert way_on("tryout", today + timedelta(3)).version == 2
    assert [one.title for one in look("琉璃瓦", day=today).found] == ["琉璃瓦掉了"]
    assert [one.title for one in look("琉璃瓦", day=today + timedelta(3)).found] == ["琉璃瓦掉下来了"]


def test_publishing_leaves_one_entry(law):
    published()
    assert [entry.code for entry in entries_of("way:tryout")] == ["guidance.way.published"]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ({"items": [{"item": "no_such_item", "why": "甲"}]}, "没有正在施行的服务事项 no_such_item"),
        ({"basis": ["没有的法§3"]}, "没有的法"),
        ({"basis": ["法律援助法§999"]}, "没有登记过"),
    ],
)
def test_what_is_not_there_cannot_be_led_to_or_stood_on(law, outcome, told):
    outcomes = {**document()["outcomes"], "ask": {**OUTCOME, **outcome}}
    with pytest.raises(WayError, match=told):
        published(outcomes=outcomes)
    assert not WayVersion.objects.filter(code="tryout").exists()


def test_a_version_begins_after_the_one_before(law):
    published()
    with pytest.raises(WayError, match="要晚于"):
        published(title="又一个")


def test_a_changed_article_knows_the_ways_that_stand_on_it(law):
    keys = {citing.key for citing in CITERS.get("guidance")()}
    assert "violence.protect" in keys


def test_the_ways_of_a_day_are_one_statement(law, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(ways_on(timezone.localdate())) >= 16
