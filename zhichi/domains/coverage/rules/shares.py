"""Sums of places for a map seen from afar: how many of all, where their middle lies, and in which class of share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Lower bounds in per cent: what reaches the first is in the highest class.
BOUNDS = (90, 70, 50, 30)
HIGHEST = len(BOUNDS)
Row = tuple[str, bool, tuple[float, float] | None]


@dataclass(slots=True)
class Summed:
    """`counted` of `every` place; `lon` and `lat` are sums over the `placed` ones, in degrees."""

    counted: int = 0
    every: int = 0
    placed: int = 0
    lon: float = 0.0
    lat: float = 0.0

    @property
    def middle(self) -> tuple[float, float] | None:
        """The mean of the known positions: good enough inside a county, which is no part of the date line."""
        return (self.lon / self.placed, self.lat / self.placed) if self.placed else None


def summed(rows: Iterable[Row], group: Callable[[str], str]) -> dict[str, Summed]:
    """Rows (code, counted or not, position or none) summed by the group of their code."""
    found: dict[str, Summed] = {}
    for code, counted, spot in rows:
        one = found.setdefault(group(code), Summed())
        one.every += 1
        one.counted += counted
        if spot:
            one.placed += 1
            one.lon += spot[0]
            one.lat += spot[1]
    return found


def share_class(some: int, every: int) -> str:
    """ "s4" for nine tenths and more, down to "s0" for less than three tenths; of nothing, "s0"."""
    if not every:
        return "s0"
    reached = (HIGHEST - place for place, bound in enumerate(BOUNDS) if 100 * some >= bound * every)
    return f"s{next(reached, 0)}"
