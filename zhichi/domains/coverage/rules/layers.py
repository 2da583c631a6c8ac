"""Coverage in three honest layers, counted in regions and never in points (domain.md §1.7).

A key names an eligible place: the code of a township or village, or `unit:<id>` of a county-level unit or a bureau.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

NOT_SERVED, CLAIMED, VERIFIED, EFFECTIVE = 0, 1, 2, 3
RANK = {"city": 0, "county": 1, "township": 2, "village": 3}
# Digits of a division code that name a township and a village.
TOWNSHIP_DIGITS, VILLAGE_DIGITS = 9, 12


@dataclass(frozen=True, slots=True)
class Place:
    """A place that ought to be served: its tier, the county-level unit it counts for, the branch that answers."""

    tier: str
    county: int
    path: str


@dataclass(frozen=True, slots=True)
class Counts:
    """Places of one tier under one county-level unit; each layer lies inside the one before."""

    eligible: int = 0
    claimed: int = 0
    verified: int = 0
    effective: int = 0

    @property
    def gaps(self) -> int:
        return self.eligible - self.claimed

    @property
    def unreached(self) -> int:
        """Places where nobody really serves, whatever the register says."""
        return self.eligible - self.effective

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.eligible + other.eligible,
            self.claimed + other.claimed,
            self.verified + other.verified,
            self.effective + other.effective,
        )

    def as_dict(self) -> dict[str, int]:
        layers = {"eligible": self.eligible, "claimed": self.claimed, "verified": self.verified}
        return layers | {"effective": self.effective, "gaps": self.gaps}


def reached(
    eligible: Collection[str],
    served: Iterable[tuple[int, str]],
    verified: Collection[int],
    alive: Collection[int],
) -> dict[str, int]:
    """How well each eligible key is served: the best layer of the points that serve it, 0 for none.

    `served` are (point, key) of operating points; keys that are not eligible are left aside.
    """
    best = dict.fromkeys(eligible, NOT_SERVED)
    for point, key in served:
        if key in best:
            best[key] = max(best[key], layer_of(point, verified, alive))
    return best


def layer_of(point: int, verified: Collection[int], alive: Collection[int]) -> int:
    """The layer that one operating point gives to the places it serves."""
    if point not in verified:
        return CLAIMED
    return EFFECTIVE if point in alive else VERIFIED


def count(places: Mapping[str, Place], best: Mapping[str, int]) -> dict[tuple[int, str], Counts]:
    """Counts by (county-level unit, tier)."""
    tally: Counter[tuple[int, str, int]] = Counter(
        (place.county, place.tier, best.get(key, NOT_SERVED)) for key, place in places.items()
    )
    counted: dict[tuple[int, str], Counts] = {}
    for (county, tier, layer), number in tally.items():
        more = Counts(
            number,
            number if layer >= CLAIMED else 0,
            number if layer >= VERIFIED else 0,
            number if layer >= EFFECTIVE else 0,
        )
        counted[county, tier] = counted.get((county, tier), Counts()) + more
    return counted


def own_region(tier: str, code: str) -> str:
    """The region that a station or room serves by standing in it: of its own tier, or none.

    A station in a village serves that village's township; a room registered for a whole township serves no village
    until its villages are named.
    """
    if tier == "township":
        town = code[:TOWNSHIP_DIGITS].ljust(12, "0")
        return town if town[6:9] != "000" else ""
    return code if tier == "village" and code[TOWNSHIP_DIGITS:] != "000" else ""


def tier_of_region(code: str) -> str:
    if code[TOWNSHIP_DIGITS:] != "000":
        return "village"
    return "township" if code[6:9] != "000" else "county"


def may_serve(tier: str, code: str) -> bool:
    """A point serves places of its own tier and, where they are named, of lower ones; a room covers no township."""
    return RANK[tier] <= RANK[tier_of_region(code)]


def standing_in(
    code: str, on: date, valid: Collection[str], successors: Mapping[str, list[tuple[date, str]]]
) -> str:
    """The region in which something registered at `code` stands on a day; empty when nobody can say.

    A revoked code is followed to the one that took it over (merged, renumbered). After a split it may be any of
    several: then it counts for none until somebody says which.
    """
    seen: set[str] = set()
    while code not in valid:
        heirs = {heir for day, heir in successors.get(code, ()) if day <= on}
        if len(heirs) != 1 or code in seen:
            return ""
        seen.add(code)
        (code,) = heirs
    return code


def answering(chain: Iterable[str], serving: Mapping[str, int], sitting: Mapping[str, int]) -> int | None:
    """The unit that answers for the lowest region of `chain` (lowest first): one that explicitly serves it goes before
    one that merely sits there, a nearer one before a farther (as `regions.responsible_unit`)."""
    for code in chain:
        found = serving.get(code, sitting.get(code))
        if found is not None:
            return found
    return None
