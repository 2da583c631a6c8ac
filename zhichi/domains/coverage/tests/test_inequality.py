"""Gini, Theil and standard scores: hand-computed figures, brute force, and what every such measure must keep."""

from fractions import Fraction
from math import isclose, log, sqrt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zhichi.domains.coverage.rules.inequality import (
    Amount,
    gini,
    gini_by_source,
    standard_scores,
    theil,
    theil_by_source,
)

AMOUNTS = st.lists(
    st.builds(Amount, st.integers(1, 500), st.integers(0, 300)),
    min_size=1,
    max_size=12,
)


def brute_gini(amounts):
    """The mean difference over all pairs of people, over twice the mean."""
    people, amount = sum(a.people for a in amounts), sum(a.amount for a in amounts)
    if not amount:
        return Fraction(0)
    apart = sum(a.people * b.people * abs(a.rate - b.rate) for a in amounts for b in amounts)
    return Fraction(apart, 1) / (2 * people * amount)


def brute_theil(amounts):
    """(1/N) Σ over people of (y/μ) ln(y/μ)."""
    people, amount = sum(a.people for a in amounts), sum(a.amount for a in amounts)
    if not amount:
        return 0.0
    mean = amount / people
    return sum(
        a.people / people * (float(a.rate) / mean) * log(float(a.rate) / mean) for a in amounts if a.amount
    )


def test_two_equal_counties_have_no_gap():
    assert gini([Amount(100, 5), Amount(200, 10)]) == 0
    assert theil([Amount(100, 5), Amount(200, 10)]) == 0


def test_one_of_two_counties_has_everything():
    assert gini([Amount(100, 0), Amount(100, 8)]) == Fraction(1, 2)
    assert theil([Amount(100, 0), Amount(100, 8)]) == pytest.approx(log(2))


def test_gini_of_one_two_three_by_hand():
    # Mean difference of 1, 2, 3 over nine pairs: (4·1 + 2·2)/9 = 8/9; over twice the mean 2: 2/9.
    assert gini([Amount(1, 1), Amount(1, 2), Amount(1, 3)]) == Fraction(2, 9)


def test_theil_of_one_and_three_by_hand():
    # ½·½·ln ½ + ½·1½·ln 1½
    assert theil([Amount(1, 1), Amount(1, 3)]) == pytest.approx(0.25 * log(0.5) + 0.75 * log(1.5))


def test_nothing_anywhere_is_equal():
    assert gini([Amount(10, 0), Amount(20, 0)]) == 0
    assert theil([Amount(10, 0)]) == 0


@given(AMOUNTS)
def test_gini_is_that_of_all_pairs_of_people(amounts):
    assert gini(amounts) == brute_gini(amounts)
    assert 0 <= gini(amounts) < 1


@given(AMOUNTS)
def test_theil_is_that_of_all_people(amounts):
    assert isclose(theil(amounts), brute_theil(amounts), rel_tol=1e-9, abs_tol=1e-9)
    assert theil(amounts) >= -1e-12


def test_theil_of_three_counties_and_two_tiers_by_hand():
    # Rates 2, 1 and 1 of 10, 10 and 20 people, mean 50/40: T = 0.4·ln 1.6 + 0.2·ln 0.8 + 0.4·ln 0.8.
    people, rooms, stations = [10, 10, 20], [18, 9, 18], [2, 1, 2]
    whole, parts = theil_by_source(people, {"village": rooms, "township": stations})
    assert whole == pytest.approx(0.4 * log(1.6) + 0.6 * log(0.8))
    # The tiers are spread alike: each has the same T by itself, and adds by its share; that there are nine rooms to a
    # station is no inequality between counties.
    assert parts["village"].measure == parts["township"].measure == pytest.approx(whole)
    assert parts["village"].adds == pytest.approx(0.9 * whole)


def test_a_tier_that_evens_out_takes_away():
    # Together 5 for each ten people: nothing is unequal, so what one tier adds the other takes away.
    whole, parts = theil_by_source([10, 10], {"a": [4, 1], "b": [1, 4]})
    assert whole == 0
    assert parts["a"].adds == -parts["b"].adds == 0
    whole, parts = theil_by_source([10, 10], {"a": [6, 1], "b": [0, 1]})
    assert parts["b"].adds == pytest.approx(1 / 8 * log(4 / 8 / 0.5 * 2 / 4))
    assert parts["b"].adds < 0 < parts["a"].adds


@given(AMOUNTS, st.integers(2, 9))
def test_ten_times_as_much_everywhere_changes_nothing(amounts, factor):
    more = [Amount(a.people, a.amount * factor) for a in amounts]
    assert gini(more) == gini(amounts)
    assert isclose(theil(more), theil(amounts), abs_tol=1e-9)


@given(AMOUNTS, st.integers(2, 4))
def test_a_city_and_its_copies_are_as_unequal_as_the_city(amounts, copies):
    assert gini(amounts * copies) == gini(amounts)
    assert isclose(theil(amounts * copies), theil(amounts), abs_tol=1e-9)


@given(AMOUNTS, st.data())
def test_giving_from_a_richer_to_a_poorer_county_lessens_both(amounts, data):
    assume(len({a.rate for a in amounts}) > 1)
    order = sorted(range(len(amounts)), key=lambda i: amounts[i].rate)
    poor, rich = order[0], order[-1]
    gap = amounts[rich].rate - amounts[poor].rate
    most = int(gap / (Fraction(1, amounts[rich].people) + Fraction(1, amounts[poor].people)))
    assume(most >= 1)
    moved = data.draw(st.integers(1, most))
    after = list(amounts)
    after[rich] = Amount(amounts[rich].people, amounts[rich].amount - moved)
    after[poor] = Amount(amounts[poor].people, amounts[poor].amount + moved)
    assert gini(after) < gini(amounts)
    assert theil(after) < theil(amounts) + 1e-12


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=8)
)
def test_what_the_tiers_add_sums_to_the_gini_of_all(rows):
    people = [n for n, _, _ in rows]
    sources = {"a": [a for _, a, _ in rows], "b": [b for _, _, b in rows]}
    whole, parts = gini_by_source(people, sources)
    assert whole == gini(Amount(n, a + b) for n, a, b in rows)
    assert isclose(sum(part.adds for part in parts.values()), float(whole), abs_tol=1e-12)


@given(
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=8)
)
def test_what_the_tiers_add_sums_to_the_theil_between_counties(rows):
    people = [n for n, _, _ in rows]
    sources = {"a": [a for _, a, _ in rows], "b": [b for _, _, b in rows]}
    whole, parts = theil_by_source(people, sources)
    counties = [Amount(n, a + b) for n, a, b in rows]
    assert isclose(whole, brute_theil(counties), rel_tol=1e-9, abs_tol=1e-9)
    assert isclose(sum(part.adds for part in parts.values()), whole, rel_tol=1e-9, abs_tol=1e-9)
    for name, column in sources.items():
        own = brute_theil(list(map(Amount, people, column)))
        assert isclose(parts[name].measure, own, rel_tol=1e-9, abs_tol=1e-9)
    assert isclose(sum(part.share for part in parts.values()), 1 if any(a + b for _, a, b in rows) else 0)


@given(st.permutations([(10, 3, 0), (10, 0, 3), (20, 4, 2)]))
def test_what_a_tier_adds_does_not_hang_on_the_order_of_counties(rows):
    _, parts = gini_by_source(
        [n for n, _, _ in rows], {"a": [a for _, a, _ in rows], "b": [b for *_, b in rows]}
    )
    # All three have 3 for 10 people: the whole is equal, and so neither tier may add anything.
    assert parts["a"].adds == parts["b"].adds == 0


def test_standard_scores_by_hand():
    assert standard_scores([2, 4, 4, 4, 5, 5, 7, 9]) == [-1.5, -0.5, -0.5, -0.5, 0, 0, 1, 2]
    assert standard_scores([3.3, 3.3]) == [0, 0]
    assert standard_scores([]) == []


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=20).filter(lambda xs: len(set(xs)) > 1))
def test_standard_scores_have_mean_nought_and_spread_one(values):
    scores = standard_scores(values)
    assert abs(sum(scores)) < 1e-9
    assert sqrt(sum(z * z for z in scores) / len(scores)) == pytest.approx(1)


@pytest.mark.parametrize(("people", "amount"), [(0, 1), (-1, 1), (1, -1)])
def test_nobody_and_less_than_nothing_are_refused(people, amount):
    with pytest.raises(ValueError, match="people"):
        Amount(people, amount)
