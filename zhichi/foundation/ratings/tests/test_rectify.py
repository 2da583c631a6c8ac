"""A bad grade: verified, put right and asked again by somebody else than the one it is about."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError, StaleError
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.ratings.actions import Told, reveal_contact, step
from zhichi.foundation.ratings.models import Rectification
from zhichi.foundation.ratings.tests.factories import bad, go, head, rated

pytestmark = pytest.mark.django_db
VALID = {"finding": "valid", "pace": "simple"}


def test_a_good_grade_opens_nothing(city: City):
    rated(city, 3)
    assert not Rectification.objects.exists()


def test_the_whole_way_of_a_bad_grade(city: City):
    one = bad(city, words="态度差")
    assert go(city, one, "verify", **VALID).state == "to_contact"
    assert go(city, one, "contact").state == "to_rectify"
    assert go(city, one, "rectify").state == "to_call_back"
    done = go(city, one, "call_back", grade=4)
    assert (done.state, done.callback_grade) == ("closed", 4)
    told = [payload_of(entry) for entry in entries_of(one.subject)]
    assert [(one["verb"], one["to"], one["result"]) for one in told] == [
        ("verify", "to_contact", "valid"),
        ("contact", "to_rectify", ""),
        ("rectify", "to_call_back", ""),
        ("call_back", "closed", "4"),
    ]


@pytest.mark.parametrize("finding", ["invalid", "malicious"])
def test_what_was_not_so_ends_with_its_reason_and_can_be_sent_back_from_above(city: City, finding: str):
    head(city)
    one = bad(city)
    with pytest.raises(RefusedError, match="写明情况") as error:
        go(city, one, "verify", "liuhead", finding=finding, words=" ")
    assert error.value.field == "words"
    assert go(city, one, "verify", "liuhead", finding=finding).state == "closed"
    with pytest.raises(RefusedError, match="上一级"):
        go(city, one, "reopen", "liuhead")
    again = go(city, one, "reopen", "panli")
    assert (again.state, again.finding) == ("to_verify", "")
    assert one.rating.grade == 1


def test_who_is_still_unsatisfied_gets_a_second_round_and_no_third(city: City):
    one = bad(city)
    for verb in ("contact", "rectify"):
        go(city, one, "verify", **VALID) if verb == "contact" else None
        go(city, one, verb)
    second = go(city, one, "call_back", grade=2)
    assert (second.state, second.round) == ("to_rectify", 2)
    go(city, one, "rectify")
    assert go(city, one, "call_back", grade=1).state == "closed"


def test_who_cannot_be_reached_is_no_grade(city: City):
    one = bad(city)
    go(city, one, "verify", **VALID)
    go(city, one, "contact")
    go(city, one, "rectify")
    done = go(city, one, "call_back", reached=False)
    assert (done.state, done.callback_grade) == ("closed", None)


@pytest.mark.parametrize("who", ["liming", "zhaojing", "qianwei", "hanmei", "zhouhong"])
def test_the_rated_officer_and_others_neither_see_nor_move_it(city: City, who: str):
    one = bad(city)
    assert not Rectification.objects.visible_to(city.actor(who)).exists()
    with pytest.raises(PermissionDenied):
        go(city, one, "verify", who, **VALID)


def test_a_head_who_had_a_hand_in_the_case_is_no_judge_of_it(city: City):
    person = head(city)
    one = bad(city)
    assert Rectification.objects.visible_to(city.actor("liuhead")).exists()
    one.rating.case.acts.update(actor=f"officer:{person.pk}@unit:370811-town")
    assert not Rectification.objects.visible_to(city.actor("liuhead")).exists()
    one.rating.case.acts.update(actor=f"officer:{person.pk}")
    assert not Rectification.objects.visible_to(city.actor("liuhead")).exists()
    one.rating.case.acts.update(actor=f"officer:{person.pk}9@unit:370811-town")
    assert Rectification.objects.visible_to(city.actor("liuhead")).exists()


@pytest.mark.parametrize(
    ("verb", "told", "field"),
    [
        ("verify", {}, "finding"),
        ("verify", {"finding": "certain"}, "finding"),
        ("verify", {"finding": "valid"}, "pace"),
        ("verify", {**VALID, "words": "好" * 1001}, "words"),
        ("call_back", {}, ""),
        ("rectify", {}, ""),
    ],
)
def test_a_step_that_is_not_due_or_not_told_is_refused(city: City, verb: str, told: dict, field: str):
    one = bad(city)
    with pytest.raises(RefusedError) as error:
        go(city, one, verb, **told)
    assert error.value.field == field
    one.refresh_from_db()
    assert (one.state, one.revision, one.steps.count()) == ("to_verify", 1, 0)


def test_who_comes_second_is_told(city: City):
    one = bad(city)
    go(city, one, "verify", **VALID)
    with pytest.raises(StaleError):
        step(
            rectification_id=one.pk,
            verb="contact",
            told=Told("打过电话"),
            by=city.actor("gaofang"),
            at=timezone.now(),
            revision=1,
        )


def test_the_words_of_both_sides_are_sealed(city: City):
    one = bad(city, words="推三阻四")
    go(city, one, "verify", **VALID, words="确实推诿")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM ratings_rectificationstep")
        assert "推诿".encode() not in bytes(cursor.fetchone()[0])
    assert "推" not in str([payload_of(entry) for entry in entries_of(one.subject)])


def test_the_telephone_is_for_who_has_to_call_and_every_look_is_told(city: City):
    one = bad(city)
    found = reveal_contact(rectification_id=one.pk, purpose="核实", by=city.actor("panli"), at=timezone.now())
    assert [contact.name for contact in found] == ["王秀英"]
    assert entries_of(one.subject).last().code == "ratings.rectification.contact_revealed"
    with pytest.raises(PermissionDenied):
        reveal_contact(rectification_id=one.pk, purpose="核实", by=city.actor("liming"), at=timezone.now())
    with pytest.raises(RefusedError, match="用途"):
        reveal_contact(rectification_id=one.pk, purpose=" ", by=city.actor("panli"), at=timezone.now())
    go(city, one, "verify", finding="invalid")
    with pytest.raises(RefusedError, match="不需要联系"):
        reveal_contact(rectification_id=one.pk, purpose="核实", by=city.actor("panli"), at=timezone.now())
