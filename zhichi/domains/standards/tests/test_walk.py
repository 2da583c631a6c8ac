"""An assessment from the point's own view to the grade and its end, through the real verbs."""

from datetime import timedelta

import pytest

from tests.cast import City
from zhichi.domains.standards.actions import RefusedError, expire_all
from zhichi.domains.standards.enums import AssessmentState, Grade
from zhichi.domains.standards.models.held import grade_of
from zhichi.domains.standards.tests.factories import NOW, TODAY, furnished, room, walked
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
S = AssessmentState
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")


@pytest.mark.parametrize("until", [S.DRAFT, S.SELF_ASSESSED, S.COUNTY_REVIEWED, S.PASSED, S.CERTIFIED, S.EXPIRED, S.REVOKED])  # fmt: skip
def test_a_good_point_comes_to_every_state_of_its_way(city: City, until: S):
    assessment = walked(city, furnished(city), until=until)
    assessment.refresh_from_db()
    assert assessment.state == until
    entries = list(entries_of(f"assessment:{assessment.pk}"))
    assert len(entries) == assessment.revision


@pytest.mark.parametrize("until", [S.RECTIFY, S.RECTIFY_SUBMITTED, S.PASSED])
def test_a_poor_point_puts_things_right(city: City, until: S):
    assessment = walked(city, furnished(city), until=until, unmet=POOR)
    assert assessment.state == until
    assert assessment.rectifications.count() == len(POOR)


def test_a_full_score_is_certified_until_its_last_day(city: City):
    point = furnished(city)
    assessment = walked(city, point)
    assert (assessment.score, assessment.grade) == (1000, Grade.CITY_DEMO)
    held = grade_of(point, on=TODAY)
    assert held is not None
    assert held.grade == Grade.CITY_DEMO
    assert held.until == TODAY + timedelta(days=730)
    assert held.words == "市级示范点（示例清单）"
    assert grade_of(point, on=held.until) is None
    assert expire_all(NOW + timedelta(days=729)) == 0
    assert expire_all(NOW + timedelta(days=730)) == 1
    assessment.refresh_from_db()
    assert assessment.state == S.EXPIRED


def test_a_score_too_low_is_not_certified_and_says_what_is_short(city: City):
    with pytest.raises(RefusedError, match="得分 880 分，市级示范点要 900 分以上，还差 20 分"):
        walked(city, furnished(city), unmet=("s4", "r5", "e7"))


def test_a_point_of_which_nobody_knows_anything_begins_with_what_the_register_holds(city: City):
    assessment = walked(city, room(city), until=S.DRAFT)
    marks = dict(assessment.marks.values_list("item", "met"))
    assert marks == {"e2": True, "e3": True, "e6": False, "r2": False, "r3": False}
    assert assessment.marks.get(item="e2").remark == "开放时间：周一至周五 09:00–12:00，13:30–17:30"
