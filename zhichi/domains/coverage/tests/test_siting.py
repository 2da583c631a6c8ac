"""Where the next points should stand: the lazy queue against plain greed, and greed against every choice there is."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.reach import Places
from zhichi.domains.coverage.rules.siting import best_sites
from zhichi.kernel.geo import distance_m

CITY = st.tuples(st.floats(116.0, 116.3), st.floats(35.0, 35.3))
VILLAGES = st.lists(st.tuples(CITY, st.integers(0, 900), st.booleans()), min_size=1, max_size=14)
RADIUS = 5_000.0


def planned(rows, k):
    spots = [spot for spot, _, _ in rows]
    places = Places(np.array([x for x, _ in spots]), np.array([y for _, y in spots]))
    weight = np.array([n for _, n, _ in rows])
    metres = np.array([0.0 if served else RADIUS * 2 for _, _, served in rows])
    return best_sites(places, weight, metres, k, RADIUS)


def around(rows, site):
    return {i for i, (spot, _, _) in enumerate(rows) if distance_m(*spot, *rows[site][0]) <= RADIUS}


def gain_of(rows, sites):
    reached = set().union(*(around(rows, site) for site in sites)) if sites else set()
    return sum(n for i, (_, n, served) in enumerate(rows) if i in reached and not served)


def plain_greed(rows, k):
    """Every site counted anew at every step."""
    chosen, gains = [], []
    for _ in range(k):
        left = [(i, gain_of(rows, [*chosen, i]) - gain_of(rows, chosen)) for i in range(len(rows))]
        site, gain = max(left, key=lambda each: (each[1], -each[0]))
        if not gain:
            break
        chosen.append(site)
        gains.append(gain)
    return chosen, gains


@given(VILLAGES, st.integers(1, 6))
def test_the_queue_gives_the_steps_of_plain_greed(rows, k):
    plan = planned(rows, k)
    assert ([step.site for step in plan.steps], [step.gain for step in plan.steps]) == plain_greed(rows, k)
    assert plan.gain == gain_of(rows, [step.site for step in plan.steps])
    assert plan.total == sum(n for _, n, _ in rows)
    assert plan.reached == sum(n for _, n, served in rows if served)


@given(VILLAGES, st.integers(1, 3))
@settings(max_examples=60)
def test_no_choice_of_sites_beats_the_bound_and_greed_keeps_its_promise(rows, k):
    plan = planned(rows, k)
    best = max(gain_of(rows, sites) for sites in combinations(range(len(rows)), min(k, len(rows))))
    assert best <= plan.bound
    assert plan.gain >= (1 - 1 / np.e) * best
    assert plan.reached + plan.bound <= plan.total


@given(VILLAGES, st.integers(2, 6))
def test_gains_never_grow_from_step_to_step(rows, k):
    gains = [step.gain for step in planned(rows, k).steps]
    assert gains == sorted(gains, reverse=True)
    assert all(gains)


def test_of_equal_gains_the_first_place_wins():
    rows = [((116.0, 35.0), 10, False), ((116.3, 35.3), 10, False)]
    assert [step.site for step in planned(rows, 1).steps] == [0]


@pytest.mark.parametrize("k", [0, 3])
def test_where_everybody_is_reached_nothing_is_proposed(k):
    assert planned([((116.0, 35.0), 10, True)], k).steps == ()
