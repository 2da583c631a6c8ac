"""Coverage counts places: never above all of them, never fewer for one point more, the same in any order."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.layers import (
    Counts,
    Place,
    answering,
    count,
    may_serve,
    own_region,
    reached,
    standing_in,
)

KEYS = [f"3708110020{n:02}" for n in range(1, 9)]
PLACES = {key: Place("village", n % 2, f"/1/{n % 2}/") for n, key in enumerate(KEYS)}
POINTS = st.integers(1, 12)
SERVED = st.lists(st.tuples(POINTS, st.sampled_from([*KEYS, "370899999999"])))
SETS = st.sets(POINTS)


def counted(
    served: list[tuple[int, str]], verified: set[int], alive: set[int]
) -> dict[tuple[int, str], Counts]:
    return count(PLACES, reached(PLACES, served, verified, alive))


@given(SERVED, SETS, SETS)
def test_no_layer_is_larger_than_the_one_before(served, verified, alive):
    for each in counted(served, verified, alive).values():
        assert 0 <= each.effective <= each.verified <= each.claimed <= each.eligible
        assert each.gaps + each.claimed == each.eligible


@given(SERVED, SETS, SETS)
def test_what_ought_to_be_covered_does_not_depend_on_points(served, verified, alive):
    assert sum(each.eligible for each in counted(served, verified, alive).values()) == len(KEYS)


@given(SERVED, SETS, SETS, st.data())
def test_a_point_more_never_covers_less(served, verified, alive, data):
    more = (data.draw(POINTS), data.draw(st.sampled_from(KEYS)))
    before, after = counted(served, verified, alive), counted([*served, more], verified, alive)
    for key, each in before.items():
        assert after[key].claimed >= each.claimed
        assert after[key].verified >= each.verified
        assert after[key].effective >= each.effective


@given(SERVED, SETS, SETS, POINTS)
def test_a_point_verified_or_alive_more_never_covers_less(served, verified, alive, point):
    before = counted(served, verified, alive)
    for after in (counted(served, verified | {point}, alive), counted(served, verified, alive | {point})):
        for key, each in before.items():
            assert after[key].verified >= each.verified
            assert after[key].effective >= each.effective


@given(SERVED, SETS, SETS, st.randoms())
def test_the_order_of_points_and_places_does_not_matter(served, verified, alive, chance):
    shuffled = list(served)
    chance.shuffle(shuffled)
    assert counted(shuffled, verified, alive) == counted(served, verified, alive)


@given(SERVED, SETS, SETS)
def test_a_place_counts_once_however_many_points_serve_it(served, verified, alive):
    assert counted(served + served, verified, alive) == counted(served, verified, alive)


@given(SERVED, SETS, SETS)
def test_the_counts_are_those_of_a_count_by_hand(served, verified, alive):
    claimed = {key for _, key in served if key in PLACES}
    proven = {key for point, key in served if key in PLACES and point in verified}
    real = {key for point, key in served if key in PLACES and point in verified and point in alive}
    found = sum(counted(served, verified, alive).values(), Counts())
    assert found == Counts(len(KEYS), len(claimed), len(proven), len(real))


def test_a_station_serves_its_township_from_a_village_and_a_room_no_township():
    assert own_region("township", "370811002001") == "370811002000"
    assert own_region("township", "370811000000") == ""
    assert own_region("village", "370811002001") == "370811002001"
    assert own_region("village", "370811002000") == ""
    assert may_serve("township", "370811002001")
    assert not may_serve("village", "370811002000")


def test_a_merged_village_is_followed_to_its_heir_from_the_day_of_the_merger():
    heirs = {"A": [(date(2026, 7, 1), "B")]}
    assert standing_in("A", date(2026, 6, 30), {"A", "B"}, heirs) == "A"
    assert standing_in("A", date(2026, 7, 1), {"B"}, heirs) == "B"


def test_heirs_are_followed_through_several_changes_and_never_round_in_a_circle():
    day = date(2026, 7, 1)
    assert standing_in("A", day, {"C"}, {"A": [(day, "B")], "B": [(day, "C")]}) == "C"
    assert standing_in("A", day, {"C"}, {"A": [(day, "B")], "B": [(day, "A")]}) == ""


def test_after_a_split_nobody_knows_which_part_a_point_serves():
    day = date(2026, 7, 1)
    assert standing_in("A", day, {"B", "C"}, {"A": [(day, "B"), (day, "C")]}) == ""


def test_the_unit_that_serves_a_place_goes_before_the_one_that_sits_there():
    chain = ["370811002001", "370811002000", "370811000000"]
    assert answering(chain, {}, {"370811000000": 1}) == 1
    assert answering(chain, {"370811002000": 2}, {"370811000000": 1}) == 2
    assert answering(chain, {"370811000000": 2}, {"370811002000": 3}) == 3
    assert answering(chain, {}, {}) is None
