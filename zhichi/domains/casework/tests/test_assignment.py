"""指派、退回、变更承办人 (法律援助法 §43, §46, §55)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import Officer, Post, Role
from zhichi.foundation.cases.tests.factories import clock, day, do, granted, in_progress

pytestmark = pytest.mark.django_db


def assigned(city: City):
    case = granted(city, at=day("2026-06-08"))
    do(city, case, "assign", "zhaojing", at=day("2026-06-09"), provider=city.people["chen"].pk)
    return case


def test_the_lawyer_gets_the_case_in_time(city: City):
    case = assigned(city)
    assert (case.state, case.handler) == ("assigned", city.people["chen"])
    assert clock(case, "la.assign").met


@pytest.mark.parametrize("who", ["liming", "sunli", "zheng"])
def test_who_is_no_provider_cannot_be_assigned(city: City, refused, who):
    sentence = refused(granted(city), "assign", "zhaojing", provider=city.people[who].pk)
    assert sentence == "这位人员现在没有承办人资格，请另选。"


@pytest.mark.parametrize("provider", [0, -1, 10**9, "x", True, None])
def test_nobody_cannot_be_assigned(city: City, refused, provider):
    assert refused(granted(city), "assign", "zhaojing", provider=provider)


def test_a_provider_of_another_county_cannot_be_assigned(city: City, refused):
    stranger = Officer.objects.create_user("ma", name="马律师", home_unit=city.units["370812-firm"])
    Post.objects.create(
        officer=stranger, role=Role.PROVIDER, unit=city.units["370812-firm"], from_on=LONG_AGO
    )
    assert "没有承办人资格" in refused(granted(city), "assign", "zhaojing", provider=stranger.pk)


def test_a_provider_whose_post_has_ended_cannot_be_assigned(city: City, refused):
    Post.objects.filter(officer=city.people["chen"]).update(to_on=timezone.localdate() - timedelta(days=1))
    assert "没有承办人资格" in refused(granted(city), "assign", "zhaojing", provider=city.people["chen"].pk)


def test_who_cannot_act_gives_it_back_and_three_days_begin_again(city: City):
    case = assigned(city)
    do(city, case, "decline_assignment", "chen", at=day("2026-06-10"))
    assert (case.state, case.handler, case.due_on) == ("granted", None, date(2026, 6, 15))
    do(city, case, "assign", "zhaojing", at=day("2026-06-11"), provider=city.people["wu"].pk)
    assert case.handler == city.people["wu"]


@pytest.mark.parametrize("verb", ["accept_assignment", "decline_assignment"])
def test_only_the_one_assigned_answers(city: City, refused, verb):
    case = assigned(city)
    for who in ("wu", "zhaojing", "sunli", "liming"):
        assert refused(case, verb, who).endswith("办理。")


def test_another_provider_takes_over(city: City, refused):
    case = in_progress(city)
    change = {"ground": "recipient", "reason": "受援人要求更换。"}
    do(city, case, "change_provider", "zhaojing", provider=city.people["wu"].pk, **change)
    assert (case.state, case.handler) == ("assigned", city.people["wu"])
    assert refused(case, "accept_assignment", "chen")
    do(city, case, "accept_assignment", "wu")


def test_a_change_to_the_same_person_is_none(city: City, refused):
    case = in_progress(city)
    change = {"ground": "recipient", "reason": "受援人要求更换。", "provider": city.people["chen"].pk}
    assert refused(case, "change_provider", "zhaojing", **change) == "新的承办人和原来的是同一个人。"
    assert refused(case, "change_provider", "zhaojing", **{**change, "provider": str(city.people["chen"].pk)})


def test_the_centre_changes_the_provider_and_nobody_else(city: City, refused):
    case = in_progress(city)
    change = {"ground": "recipient", "reason": "受援人要求更换。", "provider": city.people["wu"].pk}
    for who in ("chen", "wu", "liming", "zhouhong", "citizen", "hanmei"):
        assert "办理" in refused(case, "change_provider", who, **change)
