"""Where things stand in their layers: an order with few crossings, and columns near what they are joined to."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

GAP, MARGIN = 24, 20
SWEEPS = 12


def ordered(layers: list[list[str]], links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Few crossings: each layer sorted by the middle of its neighbours, down and up; the best seen is kept."""
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for high, low in links:
        above.setdefault(low, []).append(high)
        below.setdefault(high, []).append(low)
    best, fewest = [list(layer) for layer in layers], _crossings(layers, below)
    now = [list(layer) for layer in layers]
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        span = range(1, len(now)) if down else range(len(now) - 2, -1, -1)
        for index in span:
            fixed = {name: place for place, name in enumerate(now[index - 1 if down else index + 1])}
            near = above if down else below
            now[index] = _sorted(now[index], near, fixed)
        count = _crossings(now, below)
        if count < fewest:
            best, fewest = [list(layer) for layer in now], count
    return best


def _sorted(layer: list[str], near: Mapping[str, list[str]], fixed: Mapping[str, int]) -> list[str]:
    place = {name: index for index, name in enumerate(layer)}

    def middle(name: str) -> tuple[int, int]:
        found = [fixed[one] for one in near.get(name, ()) if one in fixed]
        # In thousandths: whole numbers sort the same everywhere.
        return (sum(found) * 1000 // len(found) if found else place[name] * 1000, place[name])

    return sorted(layer, key=middle)


def _crossings(layers: Sequence[Sequence[str]], below: Mapping[str, list[str]]) -> int:
    count = 0
    for layer, under in pairwise(layers):
        place = {name: index for index, name in enumerate(under)}
        ends = [sorted(place[low] for low in below.get(name, ()) if low in place) for name in layer]
        flat = [end for found in ends for end in found]
        count += sum(1 for i, first in enumerate(flat) for second in flat[i + 1 :] if first > second)
    return count


def columns(
    layers: Sequence[Sequence[str]], links: Sequence[tuple[str, str]], sizes: Mapping[str, tuple[int, int]]
) -> dict[str, int]:
    """The middle of everything: near its neighbours, in the order of its layer, with a gap between."""
    near: dict[str, list[str]] = {}
    for high, low in links:
        near.setdefault(low, []).append(high)
        near.setdefault(high, []).append(low)
    xs: dict[str, int] = {}
    for layer in layers:
        x = 0
        for name in layer:
            width = sizes[name][0]
            xs[name] = x + width // 2
            x += width + GAP
    for sweep in range(SWEEPS * 2):
        for layer in layers if sweep % 2 == 0 else list(reversed(layers)):
            wished = {
                name: sum(xs[one] for one in near[name]) // len(near[name]) if near.get(name) else xs[name]
                for name in layer
            }
            _spread(layer, wished, sizes, xs)
    left = min((xs[name] - sizes[name][0] // 2 for name in xs), default=0)
    return {name: x - left + MARGIN for name, x in xs.items()}


def _spread(
    layer: Sequence[str],
    wished: Mapping[str, int],
    sizes: Mapping[str, tuple[int, int]],
    xs: dict[str, int],
) -> None:
    """As near to the wishes as order and gaps allow: half way between packing from the left and from the right."""

    def apart(one: str, other: str) -> int:
        return (sizes[one][0] + sizes[other][0]) // 2 + GAP

    lefts: list[int] = []
    for index, name in enumerate(layer):
        least = lefts[-1] + apart(layer[index - 1], name) if index else wished[name]
        lefts.append(max(wished[name], least))
    rights: list[int] = []
    for index in range(len(layer) - 1, -1, -1):
        name = layer[index]
        most = rights[-1] - apart(name, layer[index + 1]) if rights else wished[name]
        rights.append(min(wished[name], most))
    rights.reverse()
    for name, left, right in zip(layer, lefts, rights, strict=True):
        xs[name] = (left + right) // 2
