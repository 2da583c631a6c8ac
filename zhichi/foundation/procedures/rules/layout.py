"""Layers for a directed graph (Sugiyama's method): the same graph always gives the same picture, in whole numbers.

Arrows that run against the flow are turned round for the ranking only. A long arrow is given a point in every layer it
crosses, and its words a place in a layer of their own, so that words and lines are ordered like everything else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhichi.foundation.procedures.rules.layout_order import MARGIN, columns, ordered

ROW_GAP = 30


@dataclass(frozen=True)
class Box:
    """Something to place; sizes in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Arrow:
    """From box to box, with words of a size (0, 0: none)."""

    name: str
    source: str
    target: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Placed:
    """A box or words, by their upper left corner."""

    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True)
class Route:
    """An arrow from its source to its target, point by point."""

    name: str
    points: tuple[tuple[int, int], ...]
    words: Placed | None


@dataclass(frozen=True)
class Picture:
    width: int
    height: int
    boxes: Mapping[str, Placed]
    routes: Mapping[str, Route]


def picture(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> Picture:
    """Where everything goes, top to bottom; the first box is where it begins. Arrows join two different boxes."""
    order = [box.name for box in boxes]
    turned = _against(order, arrows)
    ranks = _ranks(order, arrows, turned)
    chains = {arrow.name: _chain(arrow, ranks, turned) for arrow in arrows}
    sizes = {box.name: (box.width, box.height) for box in boxes}
    layers = _layers(order, ranks, arrows, chains, sizes)
    links = [pair for chain in chains.values() for pair in pairwise(chain)]
    layers = ordered(layers, links)
    xs = columns(layers, links, sizes)
    return _drawn(boxes, arrows, layers, xs, sizes, chains, turned)


def _against(order: Sequence[str], arrows: Sequence[Arrow]) -> set[str]:
    """Names of arrows that close a circle when one walks from the first box."""
    leaving: dict[str, list[Arrow]] = {name: [] for name in order}
    for arrow in arrows:
        leaving[arrow.source].append(arrow)
    place = {name: index for index, name in enumerate(order)}
    for found in leaving.values():
        found.sort(key=lambda arrow: place[arrow.target])
    against: set[str] = set()
    done: set[str] = set()
    for first in order:
        if first in done:
            continue
        walk, open_ = [(first, iter(leaving[first]))], {first}
        while walk:
            name, rest = walk[-1]
            onward = next(rest, None)
            if onward is None:
                walk.pop()
                open_.discard(name)
                done.add(name)
            elif onward.target in open_:
                against.add(onward.name)
            elif onward.target not in done:
                open_.add(onward.target)
                walk.append((onward.target, iter(leaving[onward.target])))
    return against


def _ranks(order: Sequence[str], arrows: Sequence[Arrow], turned: set[str]) -> dict[str, int]:
    """The longest way from a beginning, in even numbers; words stand in the odd ones."""
    ends = [_ends(arrow, turned) for arrow in arrows]
    ranks = dict.fromkeys(order, 0)
    for _ in order:
        moved = False
        for above, below in ends:
            if ranks[below] < ranks[above] + 2:
                ranks[below], moved = ranks[above] + 2, True
        if not moved:
            break
    return ranks


def _ends(arrow: Arrow, turned: set[str]) -> tuple[str, str]:
    return (arrow.target, arrow.source) if arrow.name in turned else (arrow.source, arrow.target)


def _chain(arrow: Arrow, ranks: Mapping[str, int], turned: set[str]) -> list[str]:
    """The boxes and points an arrow passes, from above to below."""
    above, below = _ends(arrow, turned)
    return [above, *(f"{arrow.name}@{rank}" for rank in range(ranks[above] + 1, ranks[below])), below]


def _layers(
    order: Sequence[str],
    ranks: Mapping[str, int],
    arrows: Sequence[Arrow],
    chains: Mapping[str, list[str]],
    sizes: dict[str, tuple[int, int]],
) -> list[list[str]]:
    """What stands in each layer, in the order of the document; adds the sizes of points and words to `sizes`."""
    layers: list[list[str]] = [[] for _ in range(max(ranks.values(), default=0) + 1)]
    for name in order:
        layers[ranks[name]].append(name)
    for arrow in arrows:
        points = chains[arrow.name][1:-1]
        # Words stand right under the box above; where the arrow runs upwards, right under its target.
        for index, point in enumerate(points):
            sizes[point] = (arrow.width, arrow.height) if index == 0 else (0, 0)
            layers[int(point.rpartition("@")[2])].append(point)
    return layers


def _drawn(
    boxes: Sequence[Box],
    arrows: Sequence[Arrow],
    layers: Sequence[Sequence[str]],
    xs: Mapping[str, int],
    sizes: Mapping[str, tuple[int, int]],
    chains: Mapping[str, list[str]],
    turned: set[str],
) -> Picture:
    tops, heights, y = [], [], MARGIN
    for layer in layers:
        height = max((sizes[name][1] for name in layer), default=0)
        tops.append(y)
        heights.append(height)
        y += height + ROW_GAP
    level = {name: index for index, layer in enumerate(layers) for name in layer}

    def placed(name: str, known_as: str) -> Placed:
        width, height = sizes[name]
        top = tops[level[name]] + (heights[level[name]] - height) // 2
        return Placed(known_as, xs[name] - width // 2, top, width, height)

    spots = {box.name: placed(box.name, box.name) for box in boxes}
    routes = {}
    for arrow in arrows:
        chain = chains[arrow.name]
        points = [(xs[chain[0]], spots[chain[0]].y + spots[chain[0]].height)]
        for name in chain[1:-1]:
            # Upright through the whole layer: no words of it are run over.
            points.append((xs[name], tops[level[name]]))
            points.append((xs[name], tops[level[name]] + heights[level[name]]))
        points.append((xs[chain[-1]], spots[chain[-1]].y))
        points = _fanned(points, spots[chain[0]], spots[chain[-1]])
        if arrow.name in turned:
            points.reverse()
        words = placed(chain[1], arrow.name) if arrow.width else None
        routes[arrow.name] = Route(arrow.name, tuple(points), words)
    right = max((xs[name] + sizes[name][0] // 2 for name in xs), default=0)
    return Picture(right + MARGIN, y - ROW_GAP + MARGIN, spots, routes)


def _fanned(points: list[tuple[int, int]], above: Placed, below: Placed) -> list[tuple[int, int]]:
    """Where an arrow leaves and enters a box: towards its next point, within the box: no two share one."""

    def within(x: int, box: Placed) -> int:
        reach = max(box.width // 2 - 14, 0)
        return box.middle + max(-reach, min(reach, (x - box.middle) // 3))

    first, last = points[1], points[-2]
    return [(within(first[0], above), points[0][1]), *points[1:-1], (within(last[0], below), points[-1][1])]
