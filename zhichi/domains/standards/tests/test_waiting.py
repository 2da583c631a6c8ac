"""The list of what waits for me is exactly what I may do."""

import pytest

from tests.cast import LONG_AGO, City
from zhichi.domains.standards.access import can_do, past_of
from zhichi.domains.standards.actions.waiting import waiting, waiting_for
from zhichi.domains.standards.enums import AssessmentState, Verb
from zhichi.domains.standards.models import Assessment, Rectification
from zhichi.domains.standards.tests.factories import NOW, TODAY, furnished, hire, walked
from zhichi.foundation.accounts.public import Post, Role, actor_of

pytestmark = pytest.mark.django_db
S = AssessmentState
NEXT = {
    S.DRAFT: Verb.SUBMIT,
    S.SELF_ASSESSED: Verb.REVIEW,
    S.COUNTY_REVIEWED: Verb.VERIFY,
    S.RECTIFY: Verb.HAND_IN,
    S.RECTIFY_SUBMITTED: Verb.RECHECK,
}
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")


@pytest.mark.parametrize("unit", ["370811-town", "370811-aid", "city"])
@pytest.mark.parametrize("state", NEXT)
def test_it_waits_for_those_who_may_take_the_next_step_and_for_nobody_else(city: City, state: S, unit: str):
    hire(city, "boss", "县局领导", "370811", Role.BUREAU_DIRECTOR)
    hire(city, "judge", "检查人员", "city", Role.INSPECTOR)
    hire(city, "helper", "调解员", "370811-town", Role.MEDIATOR)
    # Reviewed for the county and looks for the city too; keeps for the office and reviews for the county.
    Post.objects.create(
        officer=city.people["panli"], role=Role.INSPECTOR, unit=city.units["city"], from_on=LONG_AGO
    )
    Post.objects.create(
        officer=city.people["liming"], role=Role.PLS_ADMIN, unit=city.units["370811"], from_on=LONG_AGO
    )
    unmet = POOR if state in (S.RECTIFY, S.RECTIFY_SUBMITTED) else ()
    assessment = walked(city, furnished(city), until=state, unmet=unmet)
    assessment.point.unit = city.units[unit]
    assessment.point.save(update_fields=["unit"])
    for name in city.people:
        actor = actor_of(city.people[name], on=TODAY)
        may = bool(can_do(actor, assessment, NEXT[state], past_of(assessment)))
        assert Assessment.objects.filter(waiting_for(actor)).exists() == may, name


def test_it_is_told_by_state_with_what_is_past_its_day(city: City):
    walked(city, furnished(city, 1), until=S.RECTIFY, unmet=POOR)
    walked(city, furnished(city, 2), until=S.SELF_ASSESSED)
    Rectification.objects.update(due_on=LONG_AGO)
    (one,) = waiting(city.actor("liming"), NOW)
    assert (one.title, one.count, one.late) == ("等您整改", 1, 1)
    (one,) = waiting(city.actor("panli"), NOW)
    assert (one.title, one.count, one.late) == ("自评等您复核", 1, 0)
    assert one.url == "/office/standards/?tab=mine&state=self_assessed"
    assert waiting(city.actor("chen"), NOW) == []
