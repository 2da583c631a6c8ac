"""Demonstration grades: the city's by score, the province's by its document, the better one while both hold."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.standards.actions import RefusedError, certify, expire, revoke
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models.held import grade_of, grades_of
from zhichi.domains.standards.tests.factories import NOW, TODAY, cast, furnished, room, walked
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = pytest.mark.django_db
S = AssessmentState


def test_a_provincial_grade_is_written_down_from_the_provinces_document_only(city: City):
    assessment = walked(city, furnished(city), until=S.PASSED)
    head = cast(city).head
    with pytest.raises(RefusedError, match="由省厅认定，请写明省厅的文件名称和文号"):
        certify(assessment_id=assessment.pk, by=head, at=NOW, grade=Grade.PROVINCE_DEMO)
    kept = certify(
        assessment_id=assessment.pk,
        by=head,
        at=NOW,
        grade=Grade.PROVINCE_DEMO,
        words="省厅公布名单（示例文号）",
    )
    assert (kept.grade, kept.expires_on) == (Grade.PROVINCE_DEMO, TODAY + timedelta(days=1095))


@pytest.mark.parametrize("grade", ["standard", "below", "golden"])
def test_what_is_no_demonstration_grade_is_refused(city: City, grade: str):
    assessment = walked(city, furnished(city), until=S.PASSED)
    with pytest.raises(RefusedError, match="请选择要认定的等次"):
        certify(assessment_id=assessment.pk, by=cast(city).head, at=NOW, grade=grade)


def test_the_better_grade_counts_while_both_hold(city: City):
    point = furnished(city)
    walked(city, point)
    walked(city, point, at=NOW + timedelta(days=300), until=S.PASSED, unmet=("s4", "r5", "e7"))
    assert grade_of(point, on=TODAY + timedelta(days=301)).grade == Grade.CITY_DEMO
    assert grade_of(point, on=TODAY + timedelta(days=800)).grade == Grade.STANDARD
    assert grade_of(room(city, 2), on=TODAY) is None


def test_a_revoked_grade_no_longer_holds(city: City):
    point = furnished(city)
    assessment = walked(city, point)
    revoke(assessment_id=assessment.pk, by=cast(city).head, at=NOW, words="抽查不实。")
    assert grade_of(point, on=TODAY) is None


def test_a_grade_does_not_run_out_a_day_early(city: City):
    assessment = walked(city, furnished(city))
    with pytest.raises(RefusedError, match="还没有到期"):
        expire(assessment_id=assessment.pk, by=SYSTEM, at=NOW + timedelta(days=729))


def test_grades_of_many_points_are_one_statement(city: City, django_assert_num_queries):
    points = [furnished(city, number) for number in (1, 2)]
    for point in points:
        walked(city, point)
    with django_assert_num_queries(1):
        assert set(grades_of([point.pk for point in points], on=TODAY)) == {point.pk for point in points}
    with django_assert_num_queries(1):
        assert len(grades_of(None, on=TODAY)) == 2
