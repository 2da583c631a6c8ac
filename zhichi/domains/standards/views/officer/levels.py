"""The marks of an assessment by level, and the score that each level gave."""

from typing import Any

from zhichi.domains.standards.enums import Level
from zhichi.domains.standards.models import Assessment, Mark
from zhichi.domains.standards.rules.scoring import tally
from zhichi.domains.standards.rules.states import ORDER

Marks = dict[str, dict[str, Mark]]


def marks_of(assessment: Assessment) -> Marks:
    """Marks by level and item, one statement."""
    found: Marks = {level: {} for level in Level}
    for mark in assessment.marks.select_related("file"):
        found[mark.level][mark.item] = mark
    return found


def final_marks(marks: Marks) -> dict[str, Mark]:
    """The highest level's word on each item."""
    return {code: mark for level in ORDER for code, mark in marks[level].items()}


def scores(assessment: Assessment, marks: Marks) -> list[dict[str, Any]]:
    """The score at each level that has spoken; what it left to the level before counts as that one said."""
    shown, said = [], dict[str, Mark]()
    for level in ORDER:
        if not marks[level]:
            continue
        said |= marks[level]
        counted = tally(assessment.checklist.sheet.items, {code for code, mark in said.items() if mark.met})
        shown.append({"title": level.label, "score": counted.score, "vetoes": len(counted.vetoes)})
    return shown
