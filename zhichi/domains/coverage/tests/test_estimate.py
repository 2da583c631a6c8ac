"""The interval holds the truth: small cases by enumeration of every sample, large ones by simulation."""

import random
from itertools import product
from math import comb, isclose, prod

import pytest

from zhichi.domains.coverage.enums import Method
from zhichi.domains.coverage.rules.estimate import Estimate, Seen, estimate, rare_bound, wilson
from zhichi.domains.coverage.rules.frame import allocate
from zhichi.domains.coverage.rules.outcome import Answer, counted

HAIR = 1e-9
ENOUGH = 0.93  # of samples whose 95 % interval holds the truth, for every truth
RUNS = 1000


def holds(found: Estimate, truth: float) -> bool:
    return found.low - HAIR <= truth <= found.high + HAIR


def chance(size: int, real: int, taken: int, seen: int) -> float:
    """Hypergeometric: `seen` real ones among `taken` of `size`, `real` of which are real."""
    return comb(real, seen) * comb(size - real, taken - seen) / comb(size, taken)


def possible(size: int, real: int, taken: int) -> range:
    return range(max(0, taken - (size - real)), min(real, taken) + 1)


@pytest.mark.parametrize(
    ("size", "taken"), [(2, 1), (5, 2), (12, 4), (20, 5), (20, 10), (50, 10), (100, 20), (100, 50), (162, 30)]
)
def test_of_one_stratum_every_truth_is_held_often_enough(size: int, taken: int):
    worst = min(
        sum(
            chance(size, real, taken, seen)
            for seen in possible(size, real, taken)
            if holds(estimate([Seen(size, taken, seen)]), real / size)
        )
        for real in range(size + 1)
    )
    assert worst >= ENOUGH


def test_of_a_large_list_every_twentieth_truth_is_held_often_enough():
    size, taken = 3930, 100
    found = [estimate([Seen(size, taken, seen)]) for seen in range(taken + 1)]
    for real in range(0, size + 1, 20):
        held = sum(
            chance(size, real, taken, seen)
            for seen in possible(size, real, taken)
            if holds(found[seen], real / size)
        )
        assert held >= ENOUGH, real


def test_of_three_small_strata_every_truth_is_held_often_enough():
    sizes, takes = (6, 9, 4), (2, 3, 2)
    found = {
        seen: estimate([Seen(*row) for row in zip(sizes, takes, seen, strict=True)])
        for seen in product(*(range(take + 1) for take in takes))
    }
    for reals in product(*(range(size + 1) for size in sizes)):
        truth = sum(reals) / sum(sizes)
        held = sum(
            prod(chance(*each) for each in zip(sizes, reals, takes, seen, strict=True))
            for seen in product(*map(possible, sizes, reals, takes))
            if holds(found[seen], truth)
        )
        assert held >= ENOUGH, reals


DESIGNS = {
    "a city, in proportion": [(30, 2)] * 3 + [(15, 2)] * 11 + [(350, 9)] * 11,
    "two of each": [(15, 2)] * 11 + [(350, 2)] * 11,
    "one large, thinly drawn": [(400, 5), (20, 10), (20, 10), (30, 10)],
    "tiny": [(3, 2), (5, 2), (8, 2), (4, 2)],
    "most visited whole": [(1, 1), (1, 1), (14, 14), (300, 30)],
    "few, of many sizes": [(50, 2), (60, 2), (10, 2), (300, 6)],
}
RATES = {
    "none": lambda n: 0,
    "all": lambda n: 1,
    "half": lambda n: 0.5,
    "most": lambda n: 0.88,
    "nearly all": lambda n: 0.97,
    "mixed": lambda n: (0.2, 0.95, 0.6)[n % 3],
    "one of a kind": lambda n: n % 2,
    "the first is bad": lambda n: 0.5 if n == 0 else 1,
    "the first is worse": lambda n: 0.1 if n == 0 else 0.9,
}


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("design", DESIGNS)
def test_a_stratified_interval_holds_the_truth(design: str, rate: str):
    chances = random.Random(f"{design}/{rate}")
    strata = [(size, round(RATES[rate](n) * size), take) for n, (size, take) in enumerate(DESIGNS[design])]
    truth = sum(real for _, real, _ in strata) / sum(size for size, _, _ in strata)
    held = 0
    for _ in range(RUNS):
        seen = [
            Seen(size, take, sum(chances.sample([1] * real + [0] * (size - real), take)))
            for size, real, take in strata
        ]
        held += holds(estimate(seen), truth)
    assert held >= ENOUGH * RUNS


def test_a_share_is_weighted_by_what_is_on_the_list():
    found = estimate([Seen(90, 9, 9), Seen(10, 10, 0)])
    assert isclose(found.share, 0.9)
    assert found.method == Method.STRATIFIED


def test_a_list_visited_whole_leaves_no_doubt():
    found = estimate([Seen(4, 4, 3), Seen(6, 6, 6)])
    assert (found.share, found.low, found.high) == (0.9, 0.9, 0.9)
    assert found.method == Method.CENSUS
    assert found.plus_minus == 0


@pytest.mark.parametrize("seen", [0, 5])
def test_all_alike_is_no_proof_of_the_rest(seen: int):
    found = estimate([Seen(100, 5, seen), Seen(200, 5, seen)])
    assert found.share == seen / 5
    assert found.plus_minus > 0.2


def test_what_was_seen_bounds_what_can_be():
    found = estimate([Seen(10, 9, 8)])
    assert found.low >= 0.8
    assert found.high <= 0.9


def test_more_visits_narrow_the_interval():
    widths = [estimate([Seen(3930, n, n * 9 // 10)]).plus_minus for n in (20, 60, 200, 1000, 3000)]
    assert widths == sorted(widths, reverse=True)


def test_more_confidence_widens_it():
    widths = [estimate([Seen(500, 40, 30)], confidence).plus_minus for confidence in (800, 900, 950, 990)]
    assert widths == sorted(widths)


def test_wilsons_interval_is_the_textbooks():
    low, high = wilson(0.9, 100, 950)
    assert (round(low, 4), round(high, 4)) == (0.8256, 0.9448)


def test_rare_bounds_are_those_of_poisson():
    assert [round(rare_bound(n, 950), 3) for n in range(4)] == [0, 0.051, 0.355, 0.818]
    assert rare_bound(4, 950) == float("inf")


@pytest.mark.parametrize("strata", [[], [Seen(5, 0, 0)], [Seen(5, 6, 1)], [Seen(5, 2, 3)], [Seen(5, 2, -1)]])
def test_numbers_that_cannot_be_are_refused(strata: list[Seen]):
    with pytest.raises(ValueError, match="each stratum needs"):
        estimate(strata)


def test_not_visited_counts_as_not_real_unless_a_substitute_answers():
    answers = [
        Answer(real=True, visited=True),
        Answer(real=False, visited=True),
        Answer(real=False, visited=False),
        Answer(real=True, visited=True, substitute=True),
        Answer(real=False, visited=True, substitute=True),
        Answer(real=False, visited=False, substitute=True),
    ]
    assert counted(answers) == {
        "taken": 6,
        "real": 2,
        "strict": 1,
        "lenient": 5,
        "unvisited": 2,
        "substituted": 3,
    }


@pytest.mark.parametrize(
    ("sizes", "total", "expected"),
    [
        ({"a": 100, "b": 100}, 10, {"a": 5, "b": 5}),
        ({"a": 100, "b": 50}, 10, {"a": 7, "b": 3}),
        ({"a": 300, "b": 3}, 10, {"a": 10, "b": 2}),
        ({"a": 300, "b": 1}, 10, {"a": 10, "b": 1}),
        ({"a": 3, "b": 2}, 100, {"a": 3, "b": 2}),
        ({"a": 10, "b": 0}, 4, {"a": 4}),
        ({}, 4, {}),
    ],
)
def test_draws_are_shared_out_in_proportion(sizes: dict[str, int], total: int, expected: dict[str, int]):
    assert allocate(sizes, total, 2) == expected
