"""Reports: nothing that is shown, or can be reckoned from it, speaks of fewer than five people."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhichi.foundation.ratings.rules import FEWEST, Group, published

REST = "其余（合并）"
GRADES = st.tuples(*(st.integers(0, 4) for _ in range(5)))
# The machine that runs the tests may be busy.
SLOWLY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TABLE = st.lists(GRADES, max_size=9).map(
    lambda many: [Group(str(n), f"单位{n}", grades) for n, grades in enumerate(many)]
)


def of(*totals: int) -> list[Group]:
    return [Group(str(n), f"单位{n}", (total, 0, 0, 0, 0)) for n, total in enumerate(totals)]


@pytest.mark.parametrize(
    ("totals", "shown"),
    [
        ((), []),
        ((4,), []),
        ((2, 2), []),
        ((5,), [5]),
        ((2, 3), [5]),
        ((9, 0, 6), [9, 6]),
        # One hidden group would be the total less the rest: the next smallest hides with it.
        ((9, 6, 2), [9, 8]),
        ((9, 6, 4, 1), [9, 6, 5]),
        ((9, 6, 1, 1), [9, 8]),
        ((5, 1), [6]),
    ],
)
def test_small_groups_are_merged_until_five(totals, shown):
    assert [group.total for group in published(of(*totals), rest=REST)] == shown


@given(TABLE)
@SLOWLY
def test_nothing_that_can_be_reckoned_speaks_of_fewer_than_five(groups):
    shown = published(groups, rest=REST)
    total = sum(group.total for group in groups)
    assert sum(group.total for group in shown) == (total if total >= FEWEST else 0)
    # Every sum of shown lines, and the whole less such a sum.
    for many in range(len(shown) + 1):
        for some in combinations(shown, many):
            told = sum(group.total for group in some)
            for known in (told, total - told) if shown else (told,):
                assert known == 0 or known >= FEWEST


@given(TABLE)
@SLOWLY
def test_what_is_shown_is_true(groups):
    held = {group.key: group for group in groups}
    shown = published(groups, rest=REST)
    for group in shown:
        if group.key:
            assert group == held[group.key]
    if shown:
        columns = zip(*(group.grades for group in groups), strict=True)
        assert [sum(column) for column in columns] == [
            sum(column) for column in zip(*(group.grades for group in shown), strict=True)
        ]
