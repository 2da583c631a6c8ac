"""Score in thousandths of the full weight, veto, grade. Integers only."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from zhichi.domains.standards.enums import Grade, GradeGiver
from zhichi.domains.standards.rules.sheet import Item, Sheet

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
