"""Quarters, the only periods of the reports: one that is over never changes, and no two overlap.

A report of the days so far, told again tomorrow, would give away who rated in between.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month - 1) // MONTHS + 1)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """`2026-3`; None for anything else."""
        found = re.fullmatch(r"(20[0-9]{2})-([1-4])", text)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS + 1, 1)

    @property
    def after(self) -> date:
        """The first day that is not in it any more."""
        return date(self.year + 1, 1, 1) if self.number == 4 else date(self.year, self.number * MONTHS + 1, 1)

    def before(self) -> "Quarter":
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def title(self) -> str:
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    def __str__(self) -> str:
        return f"{self.year}-{self.number}"
