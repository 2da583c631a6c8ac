"""Own work is never reviewed by oneself; the wrong level, the wrong county and the wrong state are refused in words."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import LONG_AGO, City
from zhichi.domains.network.public import Point
from zhichi.domains.standards import actions
from zhichi.domains.standards.access import can_do, can_start, past_of
from zhichi.domains.standards.actions import RefusedError, Said, save_marks
from zhichi.domains.standards.enums import AssessmentState, Verb
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.tests.factories import NOW, TODAY, furnished, hire, room, walked
from zhichi.foundation.accounts.public import Actor, Post, Role, actor_of
from zhichi.foundation.regions.public import Region

pytestmark = pytest.mark.django_db
S = AssessmentState
VERBS = {
    Verb.SUBMIT: (S.DRAFT, "liming"),
    Verb.SEND_BACK: (S.SELF_ASSESSED, "panli"),
    Verb.REVIEW: (S.SELF_ASSESSED, "panli"),
    Verb.VERIFY: (S.COUNTY_REVIEWED, "gaofang"),
    Verb.HAND_IN: (S.RECTIFY, "liming"),
    Verb.RECHECK: (S.RECTIFY_SUBMITTED, "gaofang"),
    Verb.CERTIFY: (S.PASSED, "zheng"),
    Verb.REVOKE: (S.PASSED, "zheng"),
}
POOR = ("s2", "s3", "s4", "e7", "r4", "r5", "r6", "e6", "f2", "f3")


def act(city: City, name: str) -> Actor:
    return actor_of(city.people[name], on=TODAY)


def standing_in(city: City, state: S, number: int = 1) -> Assessment:
    unmet = POOR if state in (S.RECTIFY, S.RECTIFY_SUBMITTED) else ()
    return walked(city, furnished(city, number), until=state, unmet=unmet)


def do(verb: Verb, assessment: Assessment, by: Actor, **more: Any) -> Assessment:
    more = {"words": "写一句"} | ({"accepted": {}} if verb == Verb.RECHECK else {}) | more
    done: Assessment = getattr(actions, verb.value)(assessment_id=assessment.pk, by=by, at=NOW, **more)
    return done


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_refused_to_everybody_but_its_doer_and_changes_nothing(city: City, verb: Verb):
    state, doer = VERBS[verb]
    assessment = standing_in(city, state)
    hire(city, "office2", "外县所长", "370812-town", Role.JUSTICE_OFFICE_HEAD)
    hire(city, "pls2", "外县科员", "370812", Role.PLS_ADMIN)
    allowed = {doer} | ({"gaofang"} if verb == Verb.REVOKE else set())
    for name in {"liming", "panli", "gaofang", "zheng", "qianwei", "office2", "pls2", "zhouhong"} - allowed:
        with pytest.raises(PermissionDenied):
            do(verb, assessment, act(city, name))
    assessment.refresh_from_db()
    assert assessment.state == state


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_refused_in_every_other_state(city: City, verb: Verb):
    _, doer = VERBS[verb]
    state = S.REVOKED if verb != Verb.REVOKE else S.DRAFT
    assessment = walked(city, furnished(city), until=state)
    with pytest.raises(RefusedError, match="现在是“"):
        do(verb, assessment, act(city, doer))


def test_who_marked_for_the_point_does_not_review_it_with_his_other_post(city: City):
    Post.objects.create(
        officer=city.people["liming"], role=Role.PLS_ADMIN, unit=city.units["370811"], from_on=LONG_AGO
    )
    assessment = standing_in(city, S.SELF_ASSESSED)
    verdict = can_do(act(city, "liming"), assessment, Verb.REVIEW, past_of(assessment))
    assert verdict.because == "这个服务点由您自己管理，要由别人来评。"
    with pytest.raises(PermissionDenied, match="由您自己管理"):
        do(Verb.REVIEW, assessment, act(city, "liming"))


def test_who_reviewed_for_the_county_does_not_visit_for_the_city(city: City):
    Post.objects.create(
        officer=city.people["panli"], role=Role.INSPECTOR, unit=city.units["city"], from_on=LONG_AGO
    )
    assessment = standing_in(city, S.COUNTY_REVIEWED)
    with pytest.raises(PermissionDenied, match="自己不能复核自己"):
        do(Verb.VERIFY, assessment, act(city, "panli"))


def test_who_visited_does_not_certify(city: City):
    assessment = standing_in(city, S.PASSED)
    with pytest.raises(PermissionDenied, match="自己不能复核自己"):
        do(Verb.CERTIFY, assessment, act(city, "gaofang"))


def centre(city: City, unit: str, tier: str) -> Point:
    region = Region.objects.get(code="370811000000" if tier == "county" else "370800000000")
    return Point.objects.create(
        code=f"PLS-{region.code}-1-01",
        name="中心",
        tier=tier,
        region=region,
        unit=city.units[unit],
        status="operating",
        hours={},
    )


def test_a_county_centre_is_kept_by_the_desk_and_reviewed_by_a_leader(city: City):
    point = centre(city, "370811", "county")
    hire(city, "fuju", "副局长", "370811", Role.DEPUTY_DIRECTOR)
    assert can_start(act(city, "panli"), point)
    assert not can_start(act(city, "liming"), point)
    assert not can_start(act(city, "fuju"), point)
    assessment = actions.start_assessment(point_id=point.pk, by=act(city, "panli"), at=NOW)
    sheet = assessment.checklist.sheet
    said = [Said(item.code, True, "现场看过，登记没有更新") for item in sheet.items]
    save_marks(assessment_id=assessment.pk, said=said, by=act(city, "panli"), at=NOW)
    do(Verb.SUBMIT, assessment, act(city, "panli"))
    with pytest.raises(PermissionDenied):
        do(Verb.REVIEW, assessment, act(city, "panli"))
    vetoes = [Said(item.code, True) for item in sheet.items if item.veto]
    save_marks(assessment_id=assessment.pk, said=vetoes, by=act(city, "fuju"), at=NOW)
    assert do(Verb.REVIEW, assessment, act(city, "fuju")).state == S.COUNTY_REVIEWED


def test_the_citys_own_centre_is_reviewed_by_its_leader_and_visited_by_an_inspector(city: City):
    point = centre(city, "city", "city")
    hire(city, "jiancha", "检查员", "city", Role.INSPECTOR)
    assessment = actions.start_assessment(point_id=point.pk, by=act(city, "gaofang"), at=NOW)
    said = [Said(item.code, True, "现场看过，登记没有更新") for item in assessment.checklist.sheet.items]
    save_marks(assessment_id=assessment.pk, said=said, by=act(city, "gaofang"), at=NOW)
    do(Verb.SUBMIT, assessment, act(city, "gaofang"))
    for level in ("zheng", "jiancha"):
        vetoes = [one for one in said if assessment.checklist.sheet.item(one.code).veto]
        save_marks(assessment_id=assessment.pk, said=vetoes, by=act(city, level), at=NOW)
        verb = Verb.REVIEW if level == "zheng" else Verb.VERIFY
        with pytest.raises(PermissionDenied):
            do(verb, assessment, act(city, "gaofang"))
        assessment = do(verb, assessment, act(city, level))
    assert assessment.state == S.PASSED


@pytest.mark.parametrize("status", ["planned", "suspended", "closed"])
def test_a_point_that_does_not_serve_is_not_assessed(city: City, status: str):
    with pytest.raises(RefusedError, match="正在服务的才能评定"):
        actions.start_assessment(point_id=room(city, status=status).pk, by=act(city, "liming"), at=NOW)


def test_a_second_assessment_waits_for_the_first(city: City):
    point = furnished(city)
    walked(city, point, until=S.DRAFT)
    with pytest.raises(RefusedError, match="已经有一次评定正在办"):
        actions.start_assessment(point_id=point.pk, by=act(city, "liming"), at=NOW)


def test_only_the_system_lets_a_grade_run_out(city: City):
    assessment = standing_in(city, S.PASSED)
    with pytest.raises(PermissionDenied, match="由系统到期自动办理"):
        actions.expire(assessment_id=assessment.pk, by=act(city, "zheng"), at=NOW)
