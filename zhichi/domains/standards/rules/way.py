"""The way to a grade: how much weight is missing, and which items would bring it."""

from collections.abc import Collection
from dataclasses import dataclass

from zhichi.domains.standards.enums import Grade, GradeGiver
from zhichi.domains.standards.rules.scoring import FULL, tally
from zhichi.domains.standards.rules.sheet import GradeRule, Item, Sheet


@dataclass(frozen=True, slots=True)
class Way:
    """What lies between a point and a grade.

    `missing`: every unmet item, vetoes first, then by weight, the heaviest first. `least`: the fewest of them that
    reach the grade, vetoes always among them. `short`: weight still missing to the threshold.
    """

    grade: Grade
    by: GradeGiver
    least_score: int
    short: int
    missing: tuple[Item, ...]
    least: tuple[Item, ...]


def weight_for(least: int, total: int) -> int:
    """The smallest weight of `total` whose score is at least `least` thousandths."""
    return -(-least * total // FULL)


def way_to(sheet: Sheet, rule: GradeRule, met: Collection[str]) -> Way:
    """The way from the items in `met` to a grade."""
    counted = tally(sheet.items, met)
    missing = sorted(
        (item for item in sheet.items if item.code not in met), key=lambda item: (not item.veto, -item.weight)
    )
    short = max(0, weight_for(rule.least, counted.total) - counted.got)
    least = [item for item in missing if item.veto]
    still = short - sum(item.weight for item in least)
    others = [item for item in missing if not item.veto]
    while still > 0 and others:
        # The lightest item that ends the way, else the heaviest: the fewest items, the last one no heavier than needed.
        ending = [item for item in others if item.weight >= still]
        taken = ending[-1] if ending else others[0]
        others.remove(taken)
        least.append(taken)
        still -= taken.weight
    return Way(rule.grade, rule.by, rule.least, short, tuple(missing), tuple(least))
