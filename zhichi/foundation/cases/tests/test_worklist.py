"""What an officer sees, asked by statements built once: the same as the querysets say, whoever asks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import Actor, PostFact
from zhichi.foundation.cases.models.reach import reach_of
from zhichi.foundation.cases.models.worklist import LISTS, Worklist, at_hand, seen_case, sees
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed, legal_aid

pytestmark = pytest.mark.django_db
NOBODY = Actor(kind="officer", officer_id=7, name="")
SEATS = ("liming", "sunli", "zheng", "zhaojing", "chen", "qianwei", "feng")


@pytest.fixture
def cases(city: City) -> list[Case]:
    made = [filed(legal_aid()) for _ in range(4)] + [filed(consultation()) for _ in range(3)]
    today = timezone.localdate()
    for case, days in zip(made, (-2, 0, 5, -1, 0, 3, 9), strict=True):
        Case.objects.filter(pk=case.pk).update(due_on=today + timedelta(days=days))
    do(city, made[2], "request_supplement", "liming")
    do(city, made[4], "take", "liming")
    do(city, made[5], "refer", "liming")
    return made


def several(city: City) -> Actor:
    """One person with five desks in two counties: more ids than a statement of his has places, before padding."""
    posts = tuple(post for who in SEATS[:2] for post in city.actor(who).posts)
    more = tuple(
        PostFact("justice_assistant", unit, str(unit), f"/1/2/{unit}/", "township")
        for unit in (901, 902, 903)
    )
    return Actor(kind="officer", officer_id=city.actor("liming").officer_id, name="", posts=(*posts, *more))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_what_its_queryset_is(cases, city: City, name: str):
    today = timezone.localdate()
    for actor in [*map(city.actor, SEATS), several(city), NOBODY]:
        found = LISTS[name].cases(reach_of(actor), today, None)
        listed = Worklist(name, actor, today)
        assert listed[0:3] == list(found[:3])
        assert listed[3:20] == list(found[3:20])
        assert listed.count() == len(found)
        # What is shown is there without asking again.
        assert all({"number", "state", "due_on"} <= vars(case).keys() for case in listed[0:20])


def test_numbers_of_the_tabs_are_the_lengths_of_their_lists(cases, city: City, django_assert_num_queries):
    today = timezone.localdate()
    for actor in [*map(city.actor, SEATS), several(city), NOBODY]:
        numbers = at_hand(actor, today)
        assert numbers == {name: Worklist(name, actor, today).count() for name in numbers}
    clerk = city.actor("liming")
    with django_assert_num_queries(2):
        assert all(at_hand(clerk, today).values())


def test_a_case_is_seen_by_whom_its_queryset_names(cases, city: City):
    for actor in [*map(city.actor, SEATS), several(city), NOBODY]:
        visible = Case.objects.visible_to(actor)
        for case in cases:
            known = visible.filter(pk=case.pk).first()
            assert seen_case(actor, case.number) == known
            assert sees(actor, case.pk) == bool(known)


def test_a_case_seen_whole_asks_no_more(cases, city: City, django_assert_num_queries):
    actor = city.actor("liming")
    with django_assert_num_queries(1):
        whole = seen_case(actor, cases[0].number)
        assert whole.answers == cases[0].answers
        assert all((whole.unit.name, whole.county_unit.name, whole.region.full_name))
    with django_assert_num_queries(2):
        assert seen_case(actor, cases[0].number, whole=False).answers == cases[0].answers


def test_the_ids_of_a_reach_come_in_few_widths():
    posts = [PostFact("justice_assistant", n, str(n), f"/1/2/{n}/", "township") for n in range(1, 8)]
    widths = {
        len(reach_of(Actor("officer", 7, "", tuple(posts[:n]))).desks): n for n in range(1, len(posts) + 1)
    }
    assert set(widths) == {1, 2, 4, 8}
