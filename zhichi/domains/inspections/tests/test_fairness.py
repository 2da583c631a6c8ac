"""A hundred thousand draws: each object and each pair as often as chance allows, in every place alike.

The known failures of systems in use (domain.md §4.8) are drawn beside, and the same measures find every one of them: a
random start with a fixed stride, a last object that is never reached, a number taken modulo, one seed for two draws.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest

from zhichi.kernel.drbg import Stream, shuffle

DRAWS, OF, TAKE = 100_000, 9, 3
IDS = [f"O{n}" for n in range(OF)]
# About the quantiles at 10⁻⁶ of the chi-square distribution with 8, 35 and 16 degrees of freedom. Pairs and places of a
# draw hang together, so that these two are bounds by experience: the seeds are fixed, and so is the outcome.
ONES_BOUND, PAIRS_BOUND, PLACES_BOUND = 42.7, 94.0, 58.9
Draw = Callable[[int], list[str]]


def ours(number: int) -> list[str]:
    return shuffle("sha256", number.to_bytes(32, "big"), "objects:A", IDS)[:TAKE]


def number_of(seed: int, below: int) -> int:
    return Stream("sha256", seed.to_bytes(32, "big"), "other").next() % below


def stride(number: int) -> list[str]:
    step = OF // TAKE
    return IDS[number_of(number, step) :: step][:TAKE]


def never_the_last(number: int) -> list[str]:
    return shuffle("sha256", number.to_bytes(32, "big"), "objects:A", IDS[:-1])[:TAKE]


def modulo(number: int) -> list[str]:
    """A number of four bits taken modulo what is left."""
    order, stream = list(IDS), Stream("sha256", number.to_bytes(32, "big"), "objects:A")
    for place in range(TAKE):
        other = place + stream.next() % 16 % (OF - place)
        order[place], order[other] = order[other], order[place]
    return order[:TAKE]


def chi(counts: Counter[object], keys: list[object], expected: float) -> float:
    return sum((counts[key] - expected) ** 2 / expected for key in keys)


def measures(draws: Iterator[list[str]], count: int) -> dict[str, bool]:
    """Whether objects, pairs and places are drawn as often as they should be."""
    ones, pairs, places = Counter[object](), Counter[object](), Counter[object]()
    for drawn in draws:
        ones.update(drawn)
        pairs.update(combinations(sorted(drawn), 2))
        places.update(enumerate(drawn))
    every = list(combinations(IDS, 2))
    share = TAKE * (TAKE - 1) / (OF * (OF - 1))
    where = [(place, each) for place in range(TAKE) for each in IDS]
    return {
        # Draws without putting back vary less than independent ones: the statistic times (n−1)/(n−k) has n−1 degrees.
        "ones": chi(ones, list(IDS), count * TAKE / OF) * (OF - 1) / (OF - TAKE) < ONES_BOUND,
        "pairs": chi(pairs, list(every), count * share) < PAIRS_BOUND,
        "places": chi(places, list(where), count / OF) < PLACES_BOUND,
    }


def test_a_hundred_thousand_draws_are_fair():
    assert all(measures(map(ours, range(DRAWS)), DRAWS).values())


@pytest.mark.parametrize("wrong", [stride, never_the_last, modulo])
def test_the_known_failures_are_found(wrong: Draw):
    assert not all(measures(map(wrong, range(3_000)), 3_000).values())


def test_a_stride_draws_no_neighbours():
    assert not any({"O0", "O1"} <= set(stride(number)) for number in range(1000))
    assert any({"O0", "O1"} <= set(ours(number)) for number in range(1000))


def test_one_seed_for_two_lists_does_not_draw_them_alike():
    """Labels part the streams: of two strata of one draw, or two draws of one event, one does not tell the other."""
    both = [
        tuple(tuple(shuffle("sha256", n.to_bytes(32, "big"), f"objects:{key}", IDS)[:1]) for key in "AB")
        for n in range(1000)
    ]
    alike = sum(one == other for one, other in both)
    assert 60 < alike < 180
