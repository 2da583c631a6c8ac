"""How unequally something is spread over groups of people: Gini, Theil's T, standard scores.

An `Amount` is what a group of people has: service points of a county, services of a year. All measures weigh
a group by its people, so that a county of a million counts ten times one of a hundred thousand.

Sources. Gini, *Variabilità e mutabilità*, 1912; by the Lorenz curve: Cowell, *Measuring Inequality*, 3rd ed.
2011, A.3. Contributions of sources: Shorrocks, Econometrica 50 (1982) 193, with the concentration coefficients
of Kakwani, Econometrica 45 (1977) 719. Theil, *Economics and Information Theory*, 1967, ch. 4; what a
source adds to it by the natural rule of Shorrocks 1982: each amount is weighed by the log of its place's total.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import fsum, log, sqrt


@dataclass(frozen=True, slots=True)
class Amount:
    """What `people` people (at least one) have together (not negative)."""

    people: int
    amount: int

    def __post_init__(self) -> None:
        if self.people < 1 or self.amount < 0:
            raise ValueError("an amount needs people who have it, and is not negative")

    @property
    def rate(self) -> Fraction:
        return Fraction(self.amount, self.people)


@dataclass(frozen=True, slots=True)
class Part:
    """A source's share of all there is, its measure by itself, and how much it adds to the whole."""

    share: float
    measure: float
    adds: float


def gini(amounts: Iterable[Amount]) -> Fraction:
    """Exactly: the mean difference between two people, over twice the mean; 0 is equal, and when there is nothing."""
    rows = sorted(amounts, key=lambda each: each.rate)
    return _concentration([(each.people, each.amount) for each in rows])


def gini_by_source(
    people: Sequence[int], sources: Mapping[str, Sequence[int]]
) -> tuple[Fraction, dict[str, Part]]:
    """The Gini of the sum of several sources, and what each source adds to it; the additions sum to the Gini.

    `people` by place; each source gives an amount by place, in the same order. A source's `measure` is its
    concentration coefficient: how far it goes to the places that have more anyway; it may be negative.
    """
    totals = [sum(column) for column in zip(*sources.values(), strict=True)] or [0] * len(people)
    order = sorted(range(len(people)), key=lambda i: Fraction(totals[i], people[i]))
    # Places with the same rate are one: otherwise a source's part would hang on the order among them.
    pools = [list(same) for _, same in groupby(order, key=lambda i: Fraction(totals[i], people[i]))]
    heads = [sum(people[i] for i in pool) for pool in pools]
    everything = sum(totals)
    parts = {}
    for name, column in sources.items():
        pooled = [sum(column[i] for i in pool) for pool in pools]
        share = Fraction(sum(column), everything) if everything else Fraction(0)
        measure = _concentration(list(zip(heads, pooled, strict=True)))
        parts[name] = Part(float(share), float(measure), float(share * measure))
    whole = gini(Amount(n, total) for n, total in zip(people, totals, strict=True))
    return whole, parts


def _concentration(rows: Sequence[tuple[int, int]]) -> Fraction:
    """1 less twice the area under the curve of cumulated amounts over cumulated people, in the order given."""
    people, amount = sum(n for n, _ in rows), sum(a for _, a in rows)
    if not amount or not people:
        return Fraction(0)
    below, doubled = 0, 0
    for n, a in rows:
        doubled += n * (2 * below + a)
        below += a
    return 1 - Fraction(doubled, people * amount)


def theil(amounts: Iterable[Amount]) -> float:
    """Theil's T: Σ share of amount · ln(share of amount / share of people); 0 is equal, and when there is nothing."""
    rows = list(amounts)
    people, amount = sum(each.people for each in rows), sum(each.amount for each in rows)
    return fsum(each.amount / amount * _log(each, people, amount) for each in rows if each.amount)


def theil_by_source(
    people: Sequence[int], sources: Mapping[str, Sequence[int]]
) -> tuple[float, dict[str, Part]]:
    """Theil's T of the sum of several sources between places, and what each source adds; the additions sum to T.

    A source adds Σ its amount at a place / everything · ln(the place's share of everything / its share of people): how
    far it goes to places that have more anyway; it may be negative. Its `measure` is its own T between the places.
    """
    places = [
        Amount(n, sum(column)) for n, column in zip(people, zip(*sources.values(), strict=True), strict=True)
    ]
    heads, everything = sum(people), sum(place.amount for place in places)
    parts = {}
    for name, column in sources.items():
        share = sum(column) / everything if everything else 0.0
        own = theil(map(Amount, people, column))
        adds = fsum(
            amount / everything * _log(place, heads, everything)
            for place, amount in zip(places, column, strict=True)
            if amount
        )
        parts[name] = Part(share, own, adds)
    return theil(places), parts


def _log(each: Amount, people: int, amount: int) -> float:
    """ln of its share of the amount over its share of the people."""
    return log(Fraction(each.amount * people, amount * each.people))


def standard_scores(values: Sequence[float]) -> list[float]:
    """Standard deviations (of the whole, not of a sample) above the plain mean; all 0 when all are equal."""
    if not values:
        return []
    mean = fsum(values) / len(values)
    spread = sqrt(fsum((value - mean) ** 2 for value in values) / len(values))
    if spread <= 1e-12 * max(abs(value) for value in values):
        return [0.0] * len(values)
    return [(value - mean) / spread for value in values]
