"""The refusal matrix within the room: stranger, wrong role, wrong tier, wrong state, lent and ended posts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Delegation, Officer, Post, Role, actor_of
from zhichi.foundation.cases.public import Case, RefusedError, can_perform, can_reveal, perform
from zhichi.foundation.cases.tests.factories import (
    SOUND,
    consultation,
    do,
    filed,
    granted,
    in_progress,
    legal_aid,
    under_review,
)

pytestmark = pytest.mark.django_db
STRANGERS = ["qianwei", "hanmei"]
UNFIT = ["zheng", "feng", "jiang", "shen"]


def may(city: City, who: str, case: Case, verb: str) -> bool:
    return bool(can_perform(city.actor(who), case, case.procedure.verbs[verb]))


def test_strangers_and_administrators_may_do_nothing_to_any_case(city: City):
    cases = [filed(legal_aid()), filed(consultation()), under_review(city), granted(city), in_progress(city)]
    for case in cases:
        for who in STRANGERS + UNFIT:
            done = [verb for verb in case.procedure.verbs if may(city, who, case, verb)]
            assert done == [], (who, case.state)
            assert not can_reveal(city.actor(who), case)


def test_every_refusal_is_a_sentence_for_the_officer(city: City):
    for case in (filed(consultation()), filed(legal_aid()), in_progress(city)):
        for verb in case.procedure.verbs.values():
            for actor in [*map(city.actor, city.people), CITIZEN, SYSTEM]:
                verdict = can_perform(actor, case, verb)
                if verdict:
                    continue
                assert verdict.because.endswith("。"), verdict.because
                # No code, no role name, no state name of the machine.
                assert not re.search(r"[A-Za-z_@]", verdict.because), verdict.because


@pytest.mark.parametrize(
    ("verb", "who"),
    [
        ("accept", "liming"),
        ("take_in", "zhaojing"),
        ("take_in", "sunli"),
        ("withdraw", "citizen"),
        ("grant_advance", "sunli"),
    ],
)
def test_who_is_named_may(city: City, verb, who):
    case = filed(legal_aid())
    actor = CITIZEN if who == "citizen" else city.actor(who)
    assert can_perform(actor, case, case.procedure.verbs[verb])


def test_perform_itself_refuses_not_only_the_page(city: City):
    case = under_review(city)
    for who in ["liming", "zhaojing", "chen", *STRANGERS, *UNFIT]:
        with pytest.raises(RefusedError):
            perform(
                case_id=case.pk, verb="grant", by=city.actor(who), at=timezone.now(), answers=SOUND["grant"]
            )
    case.refresh_from_db()
    assert case.acts.count() == 2


def test_an_unknown_verb_is_refused(city: City):
    with pytest.raises(RefusedError, match="没有这项操作。"):
        perform(case_id=filed(legal_aid()).pk, verb="bury", by=city.actor("sunli"), at=timezone.now())


def test_a_lent_post_works_and_an_ended_one_does_not(city: City):
    today = timezone.localdate()
    clerk = city.people["zhaojing"]
    Delegation.objects.create(
        giver=city.people["sunli"], taker=clerk, from_on=today, to_on=today + timedelta(days=3), reason="出差"
    )
    case = under_review(city)
    act = do(city, case, "grant", "zhaojing")
    assert act.actor_name == "赵静"
    later = actor_of(clerk, on=today + timedelta(days=3))
    other = under_review(city)
    assert not can_perform(later, other, other.procedure.verbs["grant"])


def test_who_stands_in_goes_on_with_what_the_absent_one_has_in_hand(city: City):
    today = timezone.localdate()
    stand_in = Officer.objects.create_user("zhangmin", name="张敏", home_unit=city.units["370811-town"])
    Post.objects.create(
        officer=stand_in, role=Role.JUSTICE_ASSISTANT, unit=city.units["370811-town"], from_on=LONG_AGO
    )
    city.people["zhangmin"] = stand_in
    case = filed(consultation())
    do(city, case, "take", "liming")
    assert not may(city, "zhangmin", case, "answer")
    Delegation.objects.create(
        giver=city.people["liming"],
        taker=stand_in,
        from_on=today,
        to_on=today + timedelta(days=3),
        reason="休假",
    )
    assert may(city, "zhangmin", case, "answer")
    assert case in Case.objects.at_desk_of(city.actor("zhangmin"))


def test_a_case_in_a_providers_hands_is_not_lent(city: City):
    today = timezone.localdate()
    Delegation.objects.create(
        giver=city.people["chen"],
        taker=city.people["wu"],
        from_on=today,
        to_on=today + timedelta(days=3),
        reason="出庭",
    )
    case = in_progress(city)
    assert not may(city, "wu", case, "close")
    assert case not in Case.objects.visible_to(city.actor("wu"))


def test_an_ended_post_gives_nothing(city: City):
    Post.objects.filter(officer=city.people["sunli"]).update(to_on=timezone.localdate())
    case = under_review(city)
    assert not may(city, "sunli", case, "grant")
    assert not Case.objects.visible_to(city.actor("sunli")).exists()


def test_a_retired_officer_gives_nothing(city: City):
    Officer.objects.filter(pk=city.people["sunli"].pk).update(is_active=False)
    city.people["sunli"].refresh_from_db()
    assert not may(city, "sunli", under_review(city), "grant")


def test_a_case_at_the_city_is_not_every_countys(city: City):
    case = filed(legal_aid())
    Case.objects.filter(pk=case.pk).update(
        unit=city.units["city"], county_unit=city.units["city"], state="under_review"
    )
    case = Case.objects.get(pk=case.pk)
    for who in ("sunli", "hanmei"):
        assert not may(city, who, case, "grant")


def test_the_wrong_state_is_said_before_the_wrong_person(city: City):
    case = filed(legal_aid())
    told = can_perform(city.actor("liming"), case, case.procedure.verbs["assign"]).because
    assert told == "现在是“已登记”，只有在“已决定给予援助”时才能“指派承办人”。"
