"""好差评: five grades, one an event, words encrypted."""

import pytest
from django.db import connection

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import consultation, day, do, filed, legal_aid, under_review
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.ratings.public import Grade, Rating, can_rate, rate

pytestmark = pytest.mark.django_db
NOW = day("2026-06-10")


def give(case: Case, grade: int = 5, **given) -> Rating:
    return rate(case=case, grade=grade, by=CITIZEN, at=NOW, **given)


@pytest.fixture
def answered(city: City) -> Case:
    case = filed(consultation(), at=day("2026-06-01"))
    do(city, case, "answer", "liming", at=day("2026-06-03"))
    return case


def test_before_there_is_a_result_nothing_is_rated(city: City):
    case = filed(legal_aid())
    assert not can_rate(case)
    with pytest.raises(RefusedError, match="还没有办出结果"):
        give(case)


def test_one_event_is_rated_once(answered):
    give(answered, 4)
    with pytest.raises(RefusedError, match="已经评价过了"):
        give(answered, 1)
    assert Rating.objects.get().grade == 4


def test_after_a_later_event_it_may_be_rated_again(answered, city: City):
    give(answered, 2)
    do(city, answered, "follow_up", "citizen", at=day("2026-06-04"))
    with pytest.raises(RefusedError, match="已经评价过了"):
        give(answered, 5)
    do(city, answered, "answer", "liming", at=day("2026-06-05"))
    give(answered, 5)
    assert list(Rating.objects.order_by("event").values_list("event", "grade")) == [(2, 2), (4, 5)]


@pytest.mark.parametrize("grade", [0, 6, -1, True, "5", 4.5, None])
def test_there_are_five_grades(answered, grade):
    with pytest.raises(RefusedError, match="请选一项评价。") as error:
        give(answered, grade)
    assert error.value.field == "grade"
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    ("given", "field"), [({"channel": "tv"}, "channel"), ({"words": "好" * 501}, "words")]
)
def test_channel_and_words_have_their_bounds(answered, given, field):
    with pytest.raises(RefusedError) as error:
        give(answered, **given)
    assert error.value.field == field


def test_the_two_worst_are_negative(city: City):
    negative = {}
    for grade in Grade:
        case = filed(consultation())
        do(city, case, "answer", "liming")
        negative[grade] = give(case, grade).negative
    assert [grade for grade, is_negative in negative.items() if is_negative] == [Grade.BAD, Grade.VERY_BAD]


def test_the_words_are_not_readable_in_the_table_nor_on_the_ledger(answered):
    give(answered, 1, words="  态度不好  ")
    assert Rating.objects.get().words == "态度不好"
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM ratings_rating")
        assert "态度".encode() not in bytes(cursor.fetchone()[0])
    entry = entries_of(answered.subject).last()
    assert (entry.code, payload_of(entry)) == (
        "ratings.rating.given",
        {"event": 2, "grade": 1, "channel": "web"},
    )


def test_it_is_the_unit_that_decided_which_is_rated(city: City):
    case = under_review(city)
    do(city, case, "refuse", "sunli")
    do(city, case, "object", "citizen")
    assert case.unit.code == "370811"
    assert give(case, 1).unit.code == "370811-aid"
