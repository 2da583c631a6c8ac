"""How many of the points on the list are real, estimated from those that were drawn: a share and its interval.

Stratified estimator with finite-population correction. The interval is Wilson's, on the effective sample size that
the variance gives (after Korn and Graubard 1998), with three safeguards:
- the variance is the larger of the stratified one, which is 0 when every stratum is of one mind, and the one that a
  single rate would give: few points a stratum would else promise far too much;
- where next to none (or next to all) were real, Wilson's bound is too bold and gives way to the Poisson bound of
  Brown, Cai and DasGupta 2001, section 4.1.2;
- a true number is a whole number of points and cannot contradict what was seen: bounds are clipped to that and widened
  outwards to whole points. A list visited whole gives an interval of no width.

tests/test_estimate.py proves by enumeration and by simulation that the 95 % interval holds the truth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, exp, factorial, floor, inf, sqrt
from statistics import NormalDist

from zhichi.domains.coverage.enums import Method

RARE = 3  # so many successes (or failures) count as next to none
FUZZ = 1e-9  # a whole number that arithmetic missed by a hair is still whole
EXACTLY_HALF = 0.25  # the largest variance a single answer can have


@dataclass(frozen=True, slots=True)
class Seen:
    """One stratum: points on the list, points drawn (1 ≤ taken ≤ size), and how many of these count as real."""

    size: int
    taken: int
    real: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """Share of real points on the whole list, 0 to 1, and the interval that holds it at `confidence` thousandths."""

    share: float
    low: float
    high: float
    method: Method
    confidence: int

    @property
    def plus_minus(self) -> float:
        """The y of "x ± y": the longer of the two sides, so that the whole interval lies within."""
        return max(self.share - self.low, self.high - self.share)


def estimate(strata: Sequence[Seen], confidence: int = 950) -> Estimate:
    """ValueError for no stratum at all, or one whose numbers cannot be."""
    if not strata or any(not (0 <= each.real <= each.taken <= each.size and each.taken) for each in strata):
        raise ValueError("each stratum needs 0 <= real <= taken <= size and at least one point drawn")
    size = sum(each.size for each in strata)
    share = sum(each.size * each.real / each.taken for each in strata) / size
    n = effective(strata, share)
    low, high = wilson(share, n, confidence)
    if n < inf:
        low = min(low, rare_bound(floor(share * n + FUZZ), confidence) / n)
        high = max(high, 1 - rare_bound(floor((1 - share) * n + FUZZ), confidence) / n)
    real = sum(each.real for each in strata)
    unreal = sum(each.taken - each.real for each in strata)
    low, high = max(low, real / size), min(high, 1 - unreal / size)
    low, high = floor(low * size + FUZZ) / size, ceil(high * size - FUZZ) / size
    if n == inf:
        method = Method.CENSUS
    else:
        method = Method.WILSON if len(strata) == 1 else Method.STRATIFIED
    return Estimate(share, low, high, method, confidence)


def effective(strata: Sequence[Seen], share: float) -> float:
    """The size of a simple sample from an endless list that would tell as much; inf when every point was seen."""
    size = sum(each.size for each in strata)
    parts = [(each.size / size, each) for each in strata if each.taken < each.size]
    if not parts:
        return inf
    # Of a single rate everywhere: p(1 − p) times this is the variance of the estimate.
    single = sum(w * w * (s.size - s.taken) / (s.size - 1) / s.taken for w, s in parts)
    if not 0 < share < 1:
        return 1 / single
    apart = sum(w * w * (1 - s.taken / s.size) * spread(s) for w, s in parts)
    return share * (1 - share) / max(apart, single * share * (1 - share))


def spread(stratum: Seen) -> float:
    """The unbiased estimate of p(1 − p)/n in a stratum; the largest possible where one point tells nothing of it."""
    if stratum.taken == 1:
        return EXACTLY_HALF
    p = stratum.real / stratum.taken
    return p * (1 - p) / (stratum.taken - 1)


def wilson(share: float, n: float, confidence: int) -> tuple[float, float]:
    """Wilson's score interval (1927) for a share seen in `n` draws."""
    if n == inf:
        return share, share
    z = NormalDist().inv_cdf((1 + confidence / 1000) / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


@cache
def rare_bound(count: int, confidence: int) -> float:
    """The mean of a Poisson law below which `count` or more is rarer than 1 − confidence; inf when not rare."""
    if count > RARE:
        return inf
    low, high = 0.0, float(count)
    for _ in range(60):
        middle = (low + high) / 2
        fewer = exp(-middle) * sum(middle**i / factorial(i) for i in range(count))
        low, high = (middle, high) if fewer > confidence / 1000 else (low, middle)
    return low
