"""The catalogue inside the cover (卷内目录): sequence and page numbers."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Paged:
    """Where one item stands: its number in the file, its first and last page."""

    number: int
    first: int
    last: int

    @property
    def span(self) -> str:
        """As the catalogue has it: one page, or from–to."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def paged(pages: Iterable[int]) -> list[Paged]:
    """Items with so many pages each, one after another from page 1 without a gap; data and what cannot be counted is
    one sheet, so that no item is without a page."""
    found: list[Paged] = []
    last = 0
    for number, count in enumerate(pages, 1):
        first, last = last + 1, last + max(1, count)
        found.append(Paged(number, first, last))
    return found
