"""Confirmations in herds: from one place, within minutes, counted once each."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.herds import herded
from zhichi.domains.coverage.tests.factories import TODAY, moment

TEN = timedelta(minutes=10)


def at(*minutes: int, origin: str = "a"):
    return [(origin, moment(TODAY) + timedelta(minutes=each)) for each in minutes]


def count(answers) -> int:
    return herded(answers, within=TEN, at_least=4)


def test_four_from_one_place_in_ten_minutes_are_a_herd_and_three_are_none():
    assert count(at(0, 3, 6, 10)) == 4
    assert count(at(0, 3, 6)) == 0
    assert count(at(0, 3, 6, 11)) == 0


def test_a_crowd_from_different_places_is_no_herd():
    assert count([*at(0, 1), *at(0, 1, origin="b"), *at(2, origin="c")]) == 0
    assert count(at(0, 0, 0, 0, 0, origin="")) == 0


def test_overlapping_groups_are_counted_once_and_a_later_single_answer_not_at_all():
    assert count(at(0, 3, 6, 9, 12, 15, 60)) == 6


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 60)), max_size=12))
def test_it_is_what_a_look_at_every_answer_finds(drawn):
    answers = [(origin, moment(TODAY) + timedelta(minutes=minutes)) for origin, minutes in drawn]

    def in_herd(one) -> bool:
        """Whether some ten minutes that hold the answer hold four of its place."""
        same = [when for origin, when in answers if origin == one[0]]
        starts = [start for start in same if start <= one[1] <= start + TEN]
        return any(sum(start <= when <= start + TEN for when in same) >= 4 for start in starts)

    assert count(answers) == sum(in_herd(one) for one in answers)
