"""Hollow points wait for a word from below the city, drawn points for a visit from above; a head sees the hollow first."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions import answer_hollow, reckon
from zhichi.domains.coverage.actions.waiting import waiting
from zhichi.domains.coverage.models import PointStanding, SampledPoint
from zhichi.domains.coverage.models.first_sight import first_sight
from zhichi.domains.coverage.tests.factories import people, point
from zhichi.domains.coverage.tests.sampling import NOW, drawn, visited
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"


def test_a_hollow_point_waits_for_a_word_and_again_when_the_promised_day_has_passed(city: City):
    at = timezone.now()
    today = timezone.localdate(at)
    point(VILLAGE, city.units["370811-town"])
    assert waiting(city.actor("panli"), at) == []
    reckon(by=SYSTEM, at=at, day=today)
    (one,) = waiting(city.actor("panli"), at)
    assert (one.title, one.count, one.late, one.since) == ("疑似空壳等您说明情况", 1, 0, today)
    assert waiting(city.actor("gaofang"), at) == waiting(city.actor("zheng"), at) == []
    due = today + timedelta(3)
    standing = PointStanding.objects.get()
    answer_hollow(by=city.actor("panli"), at=at, standing=standing, text="门锁坏了", due_on=due)
    assert waiting(city.actor("panli"), at) == []
    (one,) = waiting(city.actor("panli"), at + timedelta(4))
    assert (one.count, one.late) == (1, 1)
    page = city.client("panli").get("/office/coverage/hollow/?list=open").content.decode()
    assert "这里没有疑似空壳" in page


def test_a_drawn_point_waits_for_those_above_it_until_somebody_has_been_there(city: City):
    made = [point(VILLAGE, city.units["370811-town"]) for _ in range(3)]
    sample = drawn(city, total=2)
    for who in ("panli", "gaofang", "zheng"):
        (one,) = waiting(city.actor(who), NOW)
        assert (one.title, one.count) == (f"抽中的服务点等您核验（{sample.code}）", 2)
        assert one.url == f"/office/samples/{sample.code}/"
    assert waiting(city.actor("liming"), NOW) == waiting(city.actor("hanmei"), NOW) == []
    for each in SampledPoint.objects.all():
        visited(city, each)
    assert waiting(city.actor("panli"), NOW) == []
    assert len(made) == 3


def test_a_head_sees_the_top_of_the_hollow_list_and_nobody_else_does(city: City):
    at = timezone.now()
    assert "还没有计算过活力" in first_sight(city.actor("zheng"), at).lead
    for number in range(7):
        point(VILLAGE, city.units["370811-town"], name=f"第{number}工作室")
    plaque = point("370812001001", city.units["370812-town"], name="鼓楼社区工作室")
    people("370812001001", 2345)
    reckon(by=SYSTEM, at=at, day=timezone.localdate(at))
    sight = first_sight(city.actor("zheng"), at)
    assert (sight.count, len(sight.lines)) == (8, 5)
    assert sight.lines[0].title == plaque.name
    assert sight.lines[0].words.startswith("影响 2345 人。")
    assert "的计算" in sight.lead
    assert first_sight(city.actor("panli"), at) is None
    page = city.client("zheng").get("/office/").content.decode()
    assert page.index("疑似空壳（8）") < page.index("鼓楼社区工作室") < page.index("待我办理")
