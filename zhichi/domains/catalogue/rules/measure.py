"""What a finished case cost the person who asked, counted from its events; counts of many cases add up exactly.

Every figure is a histogram or a number of whole cases, so that counts of months, counties and versions can be added
and their medians are those of all the cases together. Days are working days after the day of filing (the first day is
not counted), whoever had the case; days of a limit are days of that limit's own kind, without those on which it stood
still.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from zhichi.kernel.workdays import Calendar

# Filed at a place where the person stood: a window or a kiosk. A letter, a call or a page is no visit.
STOOD_THERE = frozenset({"window", "kiosk", "kiosk_help"})
ONLINE = frozenset({"web", "api"})
CITIZEN, SYSTEM = "citizen", "system"
HISTOGRAMS = ("visits", "materials", "papers", "steps", "days")
KEYED = ("verbs", "lain", "used")
TALLIES = ("reasons", "late")
NUMBERS = ("done", "online", "same_day", "promises", "returns", "returned")

Histogram = dict[int, int]


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: what was done, where the case lay afterwards, on which day, and who did it.

    `holder` is the kind of desk of an officer's act, else `citizen` or `system`.
    """

    verb: str
    to_state: str
    on: date
    holder: str
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A time limit that ran in a case and was stopped: how many days of its own kind were used, and whether in time."""

    limit: str
    used: int
    met: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A finished case as its rows tell it; `deeds` in order, the filing first, the closing last."""

    channel: str
    deeds: tuple[Deed, ...]
    materials: int = 0
    promises: int = 0
    runs: tuple[Run, ...] = ()
    # What was asked for again, one for each reason of each return.
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """Which verbs of a procedure are a visit, and which send the case back for more."""

    visits: frozenset[str] = frozenset()
    returns: frozenset[str] = frozenset()


class WorkingDays:
    """How many working days lie after one day up to another; a year without a notice counts by the weekend."""

    def __init__(self, calendar: Calendar, first: date, last: date) -> None:
        self.days = [
            day
            for day in (first + timedelta(n) for n in range((last - first).days + 1))
            if (calendar.is_working(day) if day.year in calendar.years else day.weekday() < 5)
        ]

    def between(self, since: date, until: date) -> int:
        return bisect_right(self.days, until) - bisect_right(self.days, since)


@dataclass
class Counts:
    """The counts of some finished cases; `cases` counts unfinished ones too."""

    cases: int = 0
    numbers: Counter[str] = field(default_factory=Counter)
    histograms: dict[str, Counter[int]] = field(
        default_factory=lambda: {name: Counter() for name in HISTOGRAMS}
    )
    keyed: dict[str, dict[str, Counter[int]]] = field(default_factory=lambda: {name: {} for name in KEYED})
    tallies: dict[str, Counter[str]] = field(default_factory=lambda: {name: Counter() for name in TALLIES})

    @property
    def done(self) -> int:
        return self.numbers["done"]

    def add(self, story: Story, marks: Marks, days: WorkingDays) -> None:
        """Count one finished case."""
        deeds = story.deeds
        visits = int(story.channel in STOOD_THERE) + sum(deed.verb in marks.visits for deed in deeds)
        back = sum(deed.verb in marks.returns for deed in deeds)
        began, ended = deeds[0].on, deeds[-1].on
        self.numbers.update(
            done=1,
            online=int(story.channel in ONLINE and not visits),
            same_day=int(began == ended),
            promises=story.promises,
            returns=back,
            returned=int(back > 0),
        )
        steps = sum(deed.holder not in {CITIZEN, SYSTEM} for deed in deeds[1:])
        papers = sum(deed.numbered for deed in deeds)
        values = (visits, story.materials, papers, steps, days.between(began, ended))
        for name, value in zip(HISTOGRAMS, values, strict=True):
            self.histograms[name][value] += 1
        self._wait(deeds, days)
        for run in story.runs:
            self.keyed["used"].setdefault(run.limit, Counter())[run.used] += 1
            self.tallies["late"][run.limit] += int(not run.met)
        self.tallies["reasons"].update(story.reasons)

    def _wait(self, deeds: tuple[Deed, ...], days: WorkingDays) -> None:
        """The days before each act belong to the state in which the case lay and to whom it waited for."""
        verbs: Counter[str] = Counter()
        lain: Counter[str] = Counter()
        for before, deed in pairwise(deeds):
            waited = days.between(before.on, deed.on)
            verbs[deed.verb] += waited
            lain[f"{before.to_state}|{deed.holder}"] += waited
        for name, waits in (("verbs", verbs), ("lain", lain)):
            for key, waited in waits.items():
                self.keyed[name].setdefault(key, Counter())[waited] += 1

    def merge(self, other: "Counts") -> None:
        """Add the counts of other cases."""
        self.cases += other.cases
        self.numbers.update(other.numbers)
        for name in HISTOGRAMS:
            self.histograms[name].update(other.histograms[name])
        for name in KEYED:
            for key, histogram in other.keyed[name].items():
                self.keyed[name].setdefault(key, Counter()).update(histogram)
        for name in TALLIES:
            self.tallies[name].update(other.tallies[name])

    def as_document(self) -> dict[str, Any]:
        """JSON-ready; the numbers of a histogram become its keys."""
        return {
            "cases": self.cases,
            "numbers": {name: self.numbers[name] for name in NUMBERS},
            "histograms": {name: _written(self.histograms[name]) for name in HISTOGRAMS},
            "keyed": {
                name: {key: _written(histogram) for key, histogram in self.keyed[name].items()}
                for name in KEYED
            },
            "tallies": {name: dict(self.tallies[name]) for name in TALLIES},
        }


def counts_of(document: Mapping[str, Any]) -> Counts:
    """The counts that `as_document` wrote."""
    return Counts(
        cases=document["cases"],
        numbers=Counter(document["numbers"]),
        histograms={name: _read(document["histograms"][name]) for name in HISTOGRAMS},
        keyed={
            name: {key: _read(histogram) for key, histogram in document["keyed"][name].items()}
            for name in KEYED
        },
        tallies={name: Counter(document["tallies"][name]) for name in TALLIES},
    )


def _written(histogram: Mapping[int, int]) -> dict[str, int]:
    return {str(value): number for value, number in sorted(histogram.items())}


def _read(histogram: Mapping[str, int]) -> Counter[int]:
    return Counter({int(value): number for value, number in histogram.items()})


def together(many: Iterable[Counts]) -> Counts:
    """The counts of all of them as one."""
    whole = Counts()
    for one in many:
        whole.merge(one)
    return whole


def size(histogram: Mapping[int, int]) -> int:
    return sum(histogram.values())


def ranked(histogram: Mapping[int, int], rank: int) -> int:
    """The value of this rank, from 1, in order of size."""
    for value, number in sorted(histogram.items()):
        rank -= number
        if rank <= 0:
            return value
    raise ValueError("no such rank")


def median(histogram: Mapping[int, int]) -> Fraction | None:
    """The middle value, of an even number the mean of the two in the middle; None of nothing."""
    n = size(histogram)
    if not n:
        return None
    return Fraction(ranked(histogram, (n + 1) // 2) + ranked(histogram, n // 2 + 1), 2)


def p90(histogram: Mapping[int, int]) -> int | None:
    """The value that nine cases of ten do not pass (nearest rank); None of nothing."""
    n = size(histogram)
    return ranked(histogram, -(-9 * n // 10)) if n else None


def mean(histogram: Mapping[int, int]) -> Fraction | None:
    n = size(histogram)
    return Fraction(sum(value * number for value, number in histogram.items()), n) if n else None


@dataclass(frozen=True, slots=True)
class Cut:
    """A step and what would be saved without it: median days waited for it × the share of cases that go through it."""

    verb: str
    cases: int
    done: int
    median: Fraction

    @property
    def saved(self) -> Fraction:
        """Working days per case, over all finished cases."""
        return self.median * self.cases / self.done


def cuts(counts: Counts, most: int = 3, *, without: frozenset[str] = frozenset()) -> list[Cut]:
    """The steps whose removal would save most, the greatest first; steps that nobody waits for save nothing.

    `without`: verbs that are no step of the way, as a withdrawal.
    """
    found = [
        Cut(verb, size(histogram), counts.done, median(histogram) or Fraction(0))
        for verb, histogram in counts.keyed["verbs"].items()
        if verb not in without
    ]
    return sorted((cut for cut in found if cut.saved), key=lambda cut: (-cut.saved, cut.verb))[:most]
