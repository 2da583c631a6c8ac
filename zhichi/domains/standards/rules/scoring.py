"""Score in thousandths of the full weight, veto, grade, and the way to the next one. Integers only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from zhichi.domains.standards.enums import Grade, GradeGiver
from zhichi.domains.standards.rules.sheet import GradeRule, Item, Sheet

FULL = 1000


@dataclass(frozen=True, slots=True)
class Tally:
    """`got` of `total` weight; `score` in thousandths, rounded down; `vetoes` are unmet items that fail the whole."""

    got: int
    total: int
    score: int
    vetoes: tuple[str, ...]

    @property
    def vetoed(self) -> bool:
        return bool(self.vetoes)


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


def tally(items: Iterable[Item], met: Collection[str]) -> Tally:
    """Count the items whose code is in `met`. An empty checklist scores nothing."""
    items = tuple(items)
    total = sum(item.weight for item in items)
    got = sum(item.weight for item in items if item.code in met)
    vetoes = tuple(item.code for item in items if item.veto and item.code not in met)
    return Tally(got, total, FULL * got // total if total else 0, vetoes)


def grade_of_score(sheet: Sheet, counted: Tally, *, by: GradeGiver | None = GradeGiver.CITY) -> Grade:
    """The highest grade reached among those that `by` gives (None: whoever gives them); a veto leaves none."""
    reached = Grade.BELOW
    if counted.vetoed:
        return reached
    for rule in sheet.grades:
        if by in (None, rule.by) and counted.score >= rule.least:
            reached = rule.grade
    return reached


def passes(sheet: Sheet, counted: Tally) -> bool:
    """Whether the lowest grade is reached."""
    return grade_of_score(sheet, counted, by=None) != Grade.BELOW


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


def next_rule(sheet: Sheet, met: Collection[str]) -> GradeRule | None:
    """The lowest grade that the items in `met` do not reach; None when all are reached."""
    counted = tally(sheet.items, met)
    for rule in sheet.grades:
        if counted.vetoed or counted.score < rule.least:
            return rule
    return None


def way_on(sheet: Sheet, met: Collection[str]) -> Way | None:
    """The way to the next grade; None at the top."""
    rule = next_rule(sheet, met)
    return way_to(sheet, rule, met) if rule else None
