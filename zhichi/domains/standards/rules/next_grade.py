"""The lowest grade that is not reached yet, and the way to it."""

from collections.abc import Collection

from zhichi.domains.standards.rules.scoring import tally
from zhichi.domains.standards.rules.sheet import GradeRule, Sheet
from zhichi.domains.standards.rules.way import Way, way_to


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
