"""Lines of a small chart, as points of a drawing 600 wide and 200 high."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 600, 200
DASHES = ("", "8 5", "2 4")


@dataclass(frozen=True, slots=True)
class Curve:
    """A line: `points` for `<polyline>`, `dash` so that lines differ also without colour, `end` of its last point."""

    title: str
    points: str
    dash: str
    end: float


def curves(
    days: Sequence[int], shares: Sequence[Sequence[float | None]], titles: Sequence[str]
) -> list[Curve]:
    """Shares (0 to 1) of days (ordinals, rising) as lines; days without a share are left out."""
    width = max(days[-1] - days[0], 1)
    found = []
    for title, dash, row in zip(titles, DASHES, shares, strict=True):
        known = [(day, each) for day, each in zip(days, row, strict=True) if each is not None]
        if len(known) < 2:
            continue
        spots = [(WIDTH * (day - days[0]) / width, HEIGHT * (1 - each)) for day, each in known]
        found.append(Curve(title, " ".join(f"{x:.1f},{y:.1f}" for x, y in spots), dash, spots[-1][1]))
    return found
