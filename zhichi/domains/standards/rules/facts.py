"""What the register holds of one point, and how it answers an item."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Answer:
    """`met` is None when the register does not know; `words` say what it holds."""

    met: bool | None
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the register holds of one point on a day. Empty sets and None mean that nothing was entered.

    `windows`: the items of each open window, an empty set for everything the point offers. `equipment`: working
    devices by kind. `people`: how many hold a post by kind. `contracts`: end of each adviser's contract, None for
    open. `events`: by days back, (services, of them confirmed by citizens). `names`: labels by group (item,
    facility, zone, equipment, person), since one word may stand in two groups.
    """

    on: date
    area_m2: int | None = None
    street_facing: bool | None = None
    placed: bool = False
    phone: str = ""
    phone_reached: bool | None = None
    hours_words: str = ""
    weekly_minutes: int = 0
    zones: frozenset[str] = frozenset()
    facilities: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()
    windows: tuple[frozenset[str], ...] = ()
    accessible_windows: int = 0
    equipment: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, int] = field(default_factory=dict)
    contracts: tuple[date | None, ...] = ()
    verified_on: date | None = None
    verified_until: date | None = None
    events: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def say(self, group: str, codes: Iterable[str]) -> str:
        names = self.names.get(group, {})
        return "、".join(names.get(code, code) for code in codes)
