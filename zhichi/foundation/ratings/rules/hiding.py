"""What a report may show of groups of ratings: nothing about fewer than five people, by subtraction neither.

A table divides the ratings of a quarter into groups. A group of fewer than `FEWEST` is not shown. The rest of the
total is then the sum of the hidden groups; so that it speaks of at least five people too, the smallest shown groups
join them until it does. Whatever is shown, and whatever can be reckoned from it, is a union of groups of five or more,
or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True)
class Group:
    """Ratings that are counted together: how many of each grade, the best first (5 to 1)."""

    key: str
    title: str
    grades: tuple[int, int, int, int, int]

    @property
    def total(self) -> int:
        return sum(self.grades)

    @property
    def bad(self) -> int:
        return self.grades[3] + self.grades[4]


def published(groups: Sequence[Group], *, rest: str) -> list[Group]:
    """The groups that may be shown, in their order, then one called `rest` of all that are hidden; empty where the
    whole speaks of fewer than five. Groups of nobody are left out: nobody is hidden in them."""
    some = [group for group in groups if group.total]
    if sum(group.total for group in some) < FEWEST:
        return []
    hidden = {group.key for group in some if group.total < FEWEST}
    by_size = sorted(
        (group for group in some if group.key not in hidden), key=lambda one: (one.total, one.key)
    )
    while hidden and sum(group.total for group in some if group.key in hidden) < FEWEST:
        hidden.add(by_size.pop(0).key)
    shown = [group for group in some if group.key not in hidden]
    covered = [group.grades for group in some if group.key in hidden]
    if covered:
        first, second, third, fourth, fifth = (sum(column) for column in zip(*covered, strict=True))
        shown.append(Group("", rest, (first, second, third, fourth, fifth)))
    return shown
