"""Tasks: due on a working day, pressing before it, late after it, looked at again; what is refused is due anew."""

from datetime import date, timedelta

import pytest

from tests.cast import City
from zhichi.domains.standards.actions import RefusedError, hand_in, prove, recheck, revoke
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.rules.days import due_day, left_words, light
from zhichi.domains.standards.tests.factories import NOW, TODAY, cast, furnished, walked
from zhichi.domains.standards.views.officer.pressing import pressing
from zhichi.foundation.timelimits.public import current_calendar

pytestmark = pytest.mark.django_db
S = AssessmentState
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (date(2026, 11, 23), 30, date(2026, 12, 23)),
        (date(2026, 11, 20), 30, date(2026, 12, 21)),  # the 20th is a Sunday
        (date(2026, 9, 2), 30, date(2026, 10, 8)),  # National Day
        (date(2026, 12, 10), 30, date(2027, 1, 9)),  # holidays of 2027 not yet known: the plain day
    ],
)
def test_a_task_is_due_on_a_working_day(law: None, start: date, days: int, due: date):
    assert due_day(start, days, current_calendar()) == due


@pytest.mark.parametrize(
    ("left", "colour", "words"),
    [
        (8, "green", "还有 8 天"),
        (7, "amber", "还有 7 天"),
        (0, "amber", "今天到期"),
        (-1, "red", "已超期 1 天"),
    ],
)
def test_the_light_of_a_task(left: int, colour: str, words: str):
    due_on = TODAY + timedelta(days=left)
    assert light(due_on, TODAY, warn=7) == colour
    assert light(due_on, TODAY, warn=7, done=True) == "grey"
    assert left_words(due_on, TODAY) == words


def test_tasks_carry_the_citys_remark_or_what_the_checklist_asks_for(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY, unmet=POOR, boasted=("s2",))
    demands = dict(assessment.rectifications.values_list("item", "demand"))
    assert demands["s2"] == "更换褪色、损坏或样式不对的标识"
    assert demands["e6"] == "到现场采集位置，提交变更"
    assert {task.due_on for task in assessment.rectifications.all()} == {date(2026, 12, 23)}


def test_a_task_presses_from_seven_days_before_and_no_longer_when_done(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY, unmet=POOR)
    who = cast(city)
    assert pressing(who.keeper, NOW + timedelta(days=22)) == []
    assert len(pressing(who.keeper, NOW + timedelta(days=23))) == len(POOR)
    task = assessment.rectifications.earliest("pk")
    prove(task_id=task.pk, proof="做好了。", by=who.keeper, at=NOW)
    assert len(pressing(who.county, NOW + timedelta(days=40))) == len(POOR) - 1
    assert pressing(city.actor("qianwei"), NOW + timedelta(days=40)) == []


def test_nothing_is_handed_in_before_every_task_has_its_words(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY, unmet=POOR)
    keeper = cast(city).keeper
    with pytest.raises(RefusedError, match="请写明怎么整改的"):
        prove(task_id=assessment.rectifications.earliest("pk").pk, proof="  ", by=keeper, at=NOW)
    with pytest.raises(RefusedError, match="还有整改没有填写情况：标识的颜色和样式统一"):
        hand_in(assessment_id=assessment.pk, by=keeper, at=NOW)


def test_what_is_not_done_is_due_anew_and_what_is_done_counts(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY_SUBMITTED, unmet=POOR)
    tasks = {task.item: task.pk for task in assessment.rectifications.all()}
    inspector, later = cast(city).city, NOW + timedelta(days=20)
    with pytest.raises(RefusedError, match="请逐条填写是否整改到位"):
        recheck(assessment_id=assessment.pk, accepted={tasks["s2"]: True}, by=inspector, at=later)
    accepted = {pk: item == "s2" for item, pk in tasks.items()}
    again = recheck(assessment_id=assessment.pk, accepted=accepted, by=inspector, at=later)
    assert (again.state, again.score) == (S.RECTIFY, 620)
    open_ones = again.rectifications.filter(accepted=False)
    assert open_ones.count() == len(POOR) - 1
    assert {(task.due_on, task.done_at) for task in open_ones} == {(date(2027, 1, 12), None)}
    with pytest.raises(RefusedError, match="已经复查通过"):
        prove(task_id=tasks["s2"], proof="又做了一次", by=cast(city).keeper, at=later)


def test_enough_done_passes_with_the_rest_still_told(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY_SUBMITTED, unmet=POOR)
    accepted = {task.pk: task.item != "f3" for task in assessment.rectifications.all()}
    passed = recheck(assessment_id=assessment.pk, accepted=accepted, by=cast(city).city, at=NOW)
    assert (passed.state, passed.score) == (S.PASSED, 950)
    assert passed.rectifications.get(accepted=False).item == "f3"


def test_what_is_never_put_right_is_ended_with_a_reason(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY, unmet=POOR)
    with pytest.raises(RefusedError, match="请写明撤销的原因"):
        revoke(assessment_id=assessment.pk, by=cast(city).head, at=NOW, words=" ")
    ended = revoke(assessment_id=assessment.pk, by=cast(city).head, at=NOW, words="逾期三个月没有整改。")
    assert (ended.state, ended.expires_on) == (S.REVOKED, None)
