"""From rows in the register to the facts that are judged."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.models.evidence import facts_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.rules.vitality import Facts
from zhichi.domains.coverage.tests.factories import TODAY, lively, moment, point, served, verified
from zhichi.domains.network.public import Point
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import filed, legal_aid

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"
LONG = "给村民讲解宅基地继承的规定。"


def facts(stood: Point, on=TODAY) -> Facts:
    return dict(facts_on(on, vitality()))[stood.pk]


@pytest.fixture
def room(city: City) -> Point:
    return point(VILLAGE, city.units["370811-town"], lon=116.6, lat=35.4)


@pytest.fixture
def elsewhere(city: City) -> Point:
    return point("370812001001", city.units["370812-town"], lon=116.9, lat=35.6, name="鼓楼工作室")


def test_services_are_counted_once_each_and_days_once_a_day(room: Point):
    served(room, TODAY, TODAY, TODAY - timedelta(45), TODAY - timedelta(90))
    found = facts(room)
    assert (found.events, found.presence, found.last) == (3, 2, TODAY), "ninety days ago lies outside"
    assert found.decayed == pytest.approx(2.5)


def test_what_was_recorded_afterwards_was_not_known_on_the_day(room: Point):
    served(room, TODAY - timedelta(10), recorded_at=moment(TODAY - timedelta(2)))
    assert facts(room, TODAY - timedelta(5)).events == 0
    found = facts(room)
    assert (found.events, found.late) == (1, 1)


def test_copied_notes_are_found_and_short_ones_are_not_held_against_anybody(room: Point):
    served(room, *[TODAY - timedelta(n) for n in range(6)], note=LONG, simhash=77)
    served(room, TODAY, note="咨询", simhash=77)
    assert (facts(room).notes, facts(room).copied) == (6, 5)


def test_the_later_of_two_equal_pictures_is_the_copy(room: Point, elsewhere: Point):
    verified(elsewhere, TODAY - timedelta(9), phash=-1)
    verified(room, TODAY - timedelta(5), phash=-4)
    assert facts(room).lookalikes == ("鼓楼工作室",)
    assert facts(elsewhere).lookalikes == ()


def test_one_server_at_two_places_in_ten_minutes_is_told_at_both(room: Point, elsewhere: Point):
    at = moment(TODAY)
    served(room, TODAY, server="officer:9")
    served(elsewhere, TODAY, server="officer:9", at=at + timedelta(minutes=10))
    assert facts(room).trips == facts(elsewhere).trips
    assert (facts(room).trips.times, facts(room).trips.minutes) == (1, 10)


def test_a_call_is_no_journey(room: Point, elsewhere: Point):
    served(room, TODAY, server="officer:9")
    served(elsewhere, TODAY, server="officer:9", channel="phone", at=moment(TODAY) + timedelta(minutes=10))
    assert facts(room).trips.times == 0


def test_duty_phone_and_verification_are_taken_over(room: Point):
    lively(room)
    found = facts(room)
    assert (found.planned, found.attended, found.answered) == (3, 3, True)
    assert found.check is not None
    assert (found.check.real, found.check.challenged) == (True, True)


def test_cases_are_life_for_the_point_of_their_desk_and_tier_only(city: City, room: Point):
    station = point("370811002000", city.units["370811-town"], "township")
    part = point("370811002000", city.units["370811-town"], "township", kind="sub_centre")
    case = filed(legal_aid())
    assert case.origin_unit == city.units["370811-town"]
    today = timezone.localdate()
    Case.objects.filter(pk=case.pk).update(filed_at=moment(today))
    assert facts(station, today).cases == 1
    assert facts(station, today).last_case == today
    assert (facts(room, today).cases, facts(part, today).cases) == (0, 0)
