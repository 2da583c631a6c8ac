"""Where impressions stand. The corner from which is measured is the page's upper left; millimetres."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# A strip narrower than this says nothing any more: 42 mm make at most 16 pages.
MOST_IN_A_GROUP = 16


@dataclass(frozen=True, slots=True)
class Stamp:
    """One impression: its upper left corner and its width; the height follows the picture.

    Pages count from 1; -1 is the last.
    """

    page: int
    x_mm: float
    y_mm: float
    width_mm: float


@dataclass(frozen=True, slots=True)
class Strip:
    """What page `page` (from 1) shows of the seam seal: part `part` (from 0) of `parts` equal vertical strips."""

    page: int
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class ToSign:
    """One paper of a batch."""

    data: bytes
    stamps: Sequence[Stamp]
    seam: bool
    reason: str


def strips(pages: int) -> list[Strip]:
    """The seam seal (骑缝章) over all pages, in groups of nearly the same size; a single page has no seam."""
    if pages < 2:
        return []
    groups = -(-pages // MOST_IN_A_GROUP)
    ends = [pages * n // groups for n in range(groups + 1)]
    return [
        Strip(page + 1, page - first, last - first)
        for first, last in pairwise(ends)
        for page in range(first, last)
    ]
