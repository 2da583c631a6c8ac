"""A checklist as values: heads, items, grades. The file's form is judged in `documents.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from zhichi.domains.standards.enums import EvidenceKind, Grade, GradeGiver, Head


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a good point has. `figure` says how the register answers it, empty when it cannot."""

    code: str
    head: Head
    text: str
    weight: int
    evidence: EvidenceKind
    veto: bool
    how: str
    fix: str
    source: str
    figure: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GradeRule:
    """A grade from `least` thousandths on, good for `validity_days`, given by `by`."""

    grade: Grade
    least: int
    validity_days: int
    by: GradeGiver


@dataclass(frozen=True, slots=True)
class Sheet:
    """One version for one tier; `grades` from the lowest to the highest."""

    key: str
    version: int
    tier: str
    title: str
    example: bool
    note: str
    rectification_days: int
    reminder_days: int
    expiry_notice_days: int
    grades: tuple[GradeRule, ...]
    items: tuple[Item, ...]

    @property
    def total(self) -> int:
        return sum(item.weight for item in self.items)

    def of_head(self, head: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.head == head)

    def item(self, code: str) -> Item:
        """The item of a code; KeyError when the checklist has none."""
        for item in self.items:
            if item.code == code:
                return item
        raise KeyError(code)

    def rule(self, grade: str) -> GradeRule:
        """The rule of a grade; KeyError when the checklist has none."""
        for rule in self.grades:
            if rule.grade == grade:
                return rule
        raise KeyError(grade)


def read_sheet(document: Mapping[str, Any]) -> Sheet:
    """The values of a sound document (`documents.faults` says whether it is one)."""
    items = tuple(
        Item(
            code=row["code"],
            head=Head(row["head"]),
            text=row["text"],
            weight=row["weight"],
            evidence=EvidenceKind(row["evidence"]),
            veto=row.get("veto", False),
            how=row["how"],
            fix=row["fix"],
            source=row["source"],
            figure=row.get("figure", {}),
        )
        for row in document["items"]
    )
    order = list(Head)
    grades = (
        GradeRule(Grade(row["grade"]), row["from"], row["validity_days"], GradeGiver(row["by"]))
        for row in document["grades"]
    )
    return Sheet(
        key=document["key"],
        version=document["version"],
        tier=document["tier"],
        title=document["title"],
        example=document["example"],
        note=document.get("note", ""),
        rectification_days=document["rectification_days"],
        reminder_days=document["reminder_days"],
        expiry_notice_days=document["expiry_notice_days"],
        grades=tuple(sorted(grades, key=lambda rule: rule.least)),
        items=tuple(sorted(items, key=lambda item: order.index(item.head))),
    )
