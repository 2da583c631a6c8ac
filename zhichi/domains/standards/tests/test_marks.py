"""What a level says: contradicting the register needs a word, veto items are marked by everyone, vetoes decide."""

import pytest

from tests.cast import City
from zhichi.domains.standards.actions import RefusedError, Said, StaleError, review, save_marks, submit
from zhichi.domains.standards.enums import AssessmentState, Level
from zhichi.domains.standards.tests.factories import NOW, cast, furnished, room, walked

pytestmark = pytest.mark.django_db
S = AssessmentState


def test_who_contradicts_the_register_says_why(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    keeper = cast(city).keeper
    with pytest.raises(RefusedError, match="系统数据是“没有登记位置”（不符合），和您填的不一样") as refused:
        save_marks(assessment_id=assessment.pk, said=[Said("e6", True)], by=keeper, at=NOW)
    assert refused.value.field == "e6"
    with pytest.raises(RefusedError, match="请写一句说明"):
        save_marks(assessment_id=assessment.pk, said=[Said("e6", True, "没有登记位置")], by=keeper, at=NOW)
    save_marks(
        assessment_id=assessment.pk, said=[Said("e6", True, "昨天刚采集，还没有审核")], by=keeper, at=NOW
    )
    assert assessment.marks.get(item="e6").met


def test_saying_the_same_again_changes_nothing(city: City):
    assessment = walked(city, furnished(city), until=S.DRAFT)
    keeper = cast(city).keeper
    first = save_marks(assessment_id=assessment.pk, said=[Said("s2", True)], by=keeper, at=NOW)
    again = save_marks(assessment_id=assessment.pk, said=[Said("s2", True)], by=keeper, at=NOW)
    assert first.revision == again.revision


def test_who_saw_an_older_state_is_told_who_was_first(city: City):
    assessment = walked(city, furnished(city), until=S.DRAFT)
    keeper, seen = cast(city).keeper, assessment.revision
    save_marks(assessment_id=assessment.pk, said=[Said("s2", True)], by=keeper, at=NOW, revision=seen)
    with pytest.raises(StaleError, match="李明已于11月23日 10:00办了“开始自评”"):
        save_marks(assessment_id=assessment.pk, said=[Said("s2", False)], by=keeper, at=NOW, revision=seen)


def test_an_unanswered_item_stops_the_submission_and_is_named(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    with pytest.raises(RefusedError, match="还有 15 条没有填：门口挂有“公共法律服务工作室”标牌"):
        submit(assessment_id=assessment.pk, by=cast(city).keeper, at=NOW)


def test_the_county_takes_over_all_but_the_vetoes(city: City):
    assessment = walked(city, furnished(city), until=S.SELF_ASSESSED, unmet=("s2",))
    county = cast(city).county
    with pytest.raises(RefusedError, match="一票否决的条目要亲自填：门口挂有"):
        review(assessment_id=assessment.pk, by=county, at=NOW)
    said = [Said(code, True) for code in ("s1", "e1", "e4")]
    save_marks(assessment_id=assessment.pk, said=said, by=county, at=NOW)
    reviewed = review(assessment_id=assessment.pk, by=county, at=NOW)
    assert (reviewed.state, reviewed.score) == (S.COUNTY_REVIEWED, 970)
    marks = assessment.marks.filter(level=Level.COUNTY)
    assert marks.count() == 20
    assert set(marks.exclude(by="").values_list("item", flat=True)) == {"s1", "e1", "e4"}


def test_a_veto_fails_the_best_score(city: City):
    assessment = walked(city, furnished(city), until=S.RECTIFY, unmet=("e4",), boasted=("e4",))
    assert (assessment.score, assessment.vetoed, assessment.state) == (920, True, S.RECTIFY)
    assert [task.item for task in assessment.rectifications.all()] == ["e4"]


def test_what_was_sent_back_is_reviewed_anew(city: City):
    assessment = walked(city, furnished(city), until=S.SELF_ASSESSED, sent_back=True)
    assert [step.verb for step in assessment.steps.all()] == ["start", "submit", "send_back", "submit"]
    assert not assessment.marks.filter(level=Level.COUNTY).exists()


def test_an_item_of_another_checklist_is_refused(city: City):
    assessment = walked(city, furnished(city), until=S.DRAFT)
    with pytest.raises(RefusedError, match="清单里没有这一条"):
        save_marks(assessment_id=assessment.pk, said=[Said("x9", True)], by=cast(city).keeper, at=NOW)
