"""Whoever proposed an adjustment neither reviews nor approves it: the page says why, the verb refuses."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models import PowerAdjustment
from zhichi.domains.catalogue.tests.law_factories import (
    JUDGING,
    WAY,
    adjusting,
    legal_affairs,
    power,
    proposed,
    reviewer,
    walk,
)
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError, perform

pytestmark = pytest.mark.django_db
BASIS = [{"law": "lawyers-law", "article": "18"}]


def before(verb: str) -> str:
    way = list(WAY)
    return way[way.index(verb) - 1]


def proposed_by(by: Actor) -> PowerAdjustment:
    return proposed(adjusting(by), by, basis=BASIS)


@pytest.mark.parametrize("verb", JUDGING)
def test_who_proposed_is_refused_and_another_one_does_it(city: City, verb: str):
    by, other = legal_affairs(city), reviewer(city)
    held = proposed_by(by)
    walk(held, by, until=before(verb), judge=other)
    state = Case.objects.get(pk=held.case_id).state
    with pytest.raises(RefusedError, match="要由另一位人员办"):
        perform(case_id=held.case_id, verb=verb, by=by, at=timezone.now(), answers=WAY[verb])
    assert Case.objects.get(pk=held.case_id).state == state
    perform(case_id=held.case_id, verb=verb, by=other, at=timezone.now(), answers=WAY[verb])


def test_who_only_wrote_it_is_refused_as_well(city: City):
    writer, proposer, third = legal_affairs(city), reviewer(city), legal_affairs(city, "liwen")
    held = proposed_by(writer)
    walk(held, proposer, until="propose")
    for one in (writer, proposer):
        with pytest.raises(RefusedError, match="要由另一位人员办"):
            perform(case_id=held.case_id, verb="submit", by=one, at=timezone.now(), answers=WAY["submit"])
    perform(case_id=held.case_id, verb="submit", by=third, at=timezone.now(), answers=WAY["submit"])


def test_the_page_of_the_case_says_so_before_anything_is_filled_in(city: City):
    by, other = legal_affairs(city), reviewer(city)
    held = proposed_by(by)
    walk(held, by, until="propose")
    said = "这件调整建议是您写的或者提出的，“初审通过，报送”要由另一位人员办"
    url = f"/office/cases/{held.case.number}/"
    assert said in city.client(by_name(by)).get(url).content.decode()
    assert said not in city.client(by_name(other)).get(url).content.decode()


def by_name(actor: Actor) -> str:
    return {"宋法": "songfa", "何审": "heshen"}[actor.name]


def test_it_is_about_this_adjustment_only(city: City):
    by, other = legal_affairs(city), reviewer(city)
    mine, theirs = proposed_by(by), proposed_by(other)
    walk(theirs, other, until="propose")
    walk(mine, by, until="propose")
    perform(case_id=theirs.case_id, verb="submit", by=by, at=timezone.now(), answers=WAY["submit"])
    assert power().version == 1
