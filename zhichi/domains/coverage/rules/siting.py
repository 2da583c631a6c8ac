"""Where the next points should stand: greedy maximum coverage, the gain of each step beside it.

A site is worth the people who come within the radius of a point for the first time. Taking the best site
again and again covers at least 1 − 1/e (63 %) of the people whom the best k sites together would gain
(Nemhauser, Wolsey and Fisher, Mathematical Programming 14 (1978) 265). As gains only fall, an old gain is a
bound: only the site at the head of the queue is counted anew (Minoux, 1978). The bounds left at the end also
say how good this very answer is at least, mostly far better than 63 %.
"""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush, nsmallest

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from zhichi.domains.coverage.rules.reach import Floats, Places, chord_of, pairs_within


@dataclass(frozen=True, slots=True)
class Step:
    """One more point at place number `site`: who comes within the radius for the first time."""

    site: int
    gain: int
    villages: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`reached` of `total` before the first step; no k sites can gain more than `bound`."""

    total: int
    reached: int
    steps: tuple[Step, ...]
    bound: int

    @property
    def gain(self) -> int:
        return sum(step.gain for step in self.steps)


def best_sites(places: Places, weight: NDArray[np.int64], metres: Floats, k: int, radius_m: float) -> Plan:
    """The next `k` sites among the places themselves, each with what it gains; fewer when nobody is left.

    `weight` (people, not negative) and `metres` (to the nearest point there is) by place. Of equal gains the
    place that stands first wins.
    """
    far = np.flatnonzero((metres > radius_m) & (weight > 0))
    total, reached = int(weight.sum()), int(weight[metres <= radius_m].sum())
    if not len(far) or k < 1:
        return Plan(total, reached, (), 0)
    gains = np.zeros(len(places))
    for lonely, around in pairs_within(places, places[far], radius_m):
        gains += np.bincount(around, weights=weight[far[lonely]], minlength=len(places))
    candidates: list[int] = np.flatnonzero(gains).tolist()
    queue = [(-int(gains[site]), site) for site in candidates]
    heapify(queue)
    tree, reach = cKDTree(places[far].on_sphere()), chord_of(radius_m)
    left = weight[far].copy()
    steps: list[Step] = []
    while queue and len(steps) < k:
        _, site = heappop(queue)
        around = np.array(tree.query_ball_point(places[site : site + 1].on_sphere()[0], reach), dtype=np.intp)
        gain = int(left[around].sum())
        if queue and (-gain, site) > queue[0]:
            heappush(queue, (-gain, site))
        elif gain:
            steps.append(Step(site, gain, int((left[around] > 0).sum())))
            left[around] = 0
    gained = sum(step.gain for step in steps)
    headroom = -sum(negative for negative, _ in nsmallest(k, queue))
    return Plan(total, reached, tuple(steps), min(total - reached, gained + headroom))
