"""What citizens say with slips is evidence: from the register's rows to the sentence a chief reads."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.coverage.models.evidence import facts_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.vitality import Facts, judge
from zhichi.domains.coverage.tests.factories import TODAY, lively, moment, point
from zhichi.domains.network.public import Point, ServiceEvent, Slip

pytestmark = pytest.mark.django_db
DAY = timedelta(1)


@pytest.fixture
def room(city: City) -> Point:
    return lively(point("370811002001", city.units["370811-town"]))


def answered(room: Point, answer: str, *, minute: int = 0, origin: str = "one", day=TODAY):
    number = Slip.objects.count()
    at = moment(day) + timedelta(minutes=minute)
    Slip.objects.create(
        event=ServiceEvent.objects.filter(point=room, slip=None).latest("at"),
        code_index=str(number),
        once=str(number),
        issued_at=at,
        expires_at=at + 30 * DAY,
        answer=answer,
        answered_at=at,
        origin=origin,
    )


def facts(room: Point, on=TODAY) -> Facts:
    return dict(facts_on(on, vitality()))[room.pk]


def told(room: Point) -> dict[str, str]:
    return {signal.key: signal.words for signal in judge(facts(room), vitality(), TODAY).signals}


def test_a_denial_is_told_in_words_and_takes_points_away(room: Point):
    before = judge(facts(room), vitality(), TODAY).score
    answered(room, "served")
    answered(room, "not_served")
    assert (facts(room).answers, facts(room).denied) == (2, 1)
    assert told(room)["denied"] == "群众凭凭条回答了 2 次，有 1 次说没有得到服务。"
    assert judge(facts(room), vitality(), TODAY).score < before - 250


def test_an_answer_counts_from_the_day_it_was_given(room: Point):
    answered(room, "not_served")
    assert facts(room, TODAY - DAY).denied == 0
    assert facts(room, TODAY + 89 * DAY).denied == 1
    assert facts(room, TODAY + 90 * DAY).denied == 0


def test_confirmations_that_came_together_from_one_place_are_told(room: Point):
    for minute in range(3):
        answered(room, "served", minute=minute)
    answered(room, "served", minute=3, origin="elsewhere")
    assert "herds" not in told(room)
    answered(room, "served", minute=8)
    assert told(room)["herds"] == "群众凭凭条确认的 5 次里，有 4 次在 10 分钟内从同一处网络成批填写。"
