"""What rooms offer about places: finders of service points, layers of the map, figures of coverage."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from zhichi.foundation.sockets.registry import Socket


@dataclass(frozen=True)
class Place:
    """A place where people get help: degrees of CGCS2000 or None, whole metres where somebody asked from somewhere.

    `open_now` is None when nobody asked for a moment; `opens` says in words until when it is open or when it opens
    next; `hours` are lines that people read. `items` are (code, title). `region` is a full name, `url` its page.
    """

    code: str
    name: str
    tier: str
    address: str
    phone: str
    lon: float | None
    lat: float | None
    distance_m: int | None
    open_now: bool | None
    hours: tuple[str, ...] = ()
    opens: str = ""
    items: tuple[tuple[str, str], ...] = ()
    region: str = ""
    region_code: str = ""
    url: str = ""
    synthetic: bool = False
    # The distance as people say it: 约 1.2 公里.
    away: str = ""
    # Whether the announced hours hold the moment; `doubt` is a sentence about what is known against them, and then
    # `open_now` is False. `confirmed`: somebody made sure of the place, not too long ago.
    in_hours: bool = False
    doubt: str = ""
    confirmed: bool = False


@dataclass(frozen=True)
class PlaceQuery:
    """What is looked for: 12-digit `region` (places that stand in or serve it), tier, item, words, open now only."""

    region: str = ""
    tier: str = ""
    item: str = ""
    words: str = ""
    open_only: bool = False


@dataclass(frozen=True)
class Spot:
    """A village or community by name; `lon` and `lat` are None where nobody has recorded where its people live."""

    code: str
    full_name: str
    lon: float | None
    lat: float | None


@dataclass(frozen=True)
class EndedPlace:
    """A place that serves nobody now: one sentence about it, and whether that is for good."""

    words: str
    for_good: bool


@dataclass(frozen=True)
class PlaceFinder:
    """A room that knows places. `items` and `tiers` are what can be asked for (code, title).

    `nearest(lon, lat, item=, limit=, at=)` answers places, the nearest first; `near(lon, lat, query, limit=, at=)` the
    same under a query. `listed(query, start=, limit=, at=)` answers (how many in all, places from `start`).
    `one(code, at=)` answers all that is public of one place as a mapping, or None; `ended(code, on=)` an EndedPlace
    for one that was suspended or closed. `spots(words, limit=, on=)`
    finds villages by name, `spot(code, on=)` one by its code; `example(day)` is how one may be asked for.
    """

    title: str
    items: Mapping[str, str]
    tiers: Mapping[str, str]
    nearest: Callable[..., list[Place]]
    near: Callable[..., list[Place]]
    listed: Callable[..., tuple[int, list[Place]]]
    one: Callable[..., Mapping[str, Any] | None]
    ended: Callable[..., EndedPlace | None]
    spots: Callable[..., list[Spot]]
    spot: Callable[..., Spot | None]
    example: Callable[[date], str]


@dataclass(frozen=True)
class PlaceNote:
    """A line on the page of a place: what it is about, the words, from when until when, and where more stands.

    `until` is the first day on which it no longer holds; `url` is empty for whoever may not open it.
    """

    label: str
    words: str
    since: date
    until: date
    url: str = ""

    @property
    def last(self) -> date:
        """The last day on which it holds, which is what people are told."""
        return self.until - timedelta(1)


@dataclass(frozen=True)
class MapLayer:
    """Something to be drawn on the map, for all, or for officers who hold one of `roles` (values of accounts' Role).

    `features(actor, at, query)` answers a GeoJSON FeatureCollection (degrees of CGCS2000) in one or two statements;
    a layer with roles shows what lies in the scope of `actor`. Properties have names of one or two letters: `n` what
    people read, `u` an address on this site, `c` the colour class named in `legend` (class, words).
    `page` is the name of the page that lists the same (no arguments), or empty. A `summed` layer adds features for
    whoever looks from afar: `z` "c" or "t" for a county or a township, `t` the words of its sum, `c` a class "s0" to
    "s4", `k` the six digits of the county, whose outline is coloured.
    """

    key: str
    title: str
    features: Callable[[Any, datetime, PlaceQuery], dict[str, Any]]
    legend: tuple[tuple[str, str], ...] = ()
    clustered: bool = False
    roles: frozenset[str] = frozenset()
    page: str = ""
    summed: bool = False


@dataclass(frozen=True)
class CoverageCount:
    """Regions of one tier under one unit: eligible ⊇ claimed ⊇ verified ⊇ effective."""

    tier: str
    eligible: int
    claimed: int
    verified: int
    effective: int


@dataclass(frozen=True)
class CoverageFigures:
    """Coverage of a unit on a day, one count a tier.

    `counted_at` is when it was counted, None where nobody noted it; `stale` when something that held on the day was
    recorded later, which the next night counts.
    """

    unit: str
    unit_name: str
    as_of: date
    counts: tuple[CoverageCount, ...]
    counted_at: datetime | None = None
    stale: bool = False


PLACE_FINDERS: Socket[PlaceFinder] = Socket("place finders")
MAP_LAYERS: Socket[MapLayer] = Socket("map layers")
# What other rooms know of a place. Called with (place as its room keeps it, actor, day); CITIZEN stands for everybody.
PLACE_NOTES: Socket[Callable[[Any, Any, date], list[PlaceNote]]] = Socket("place notes")
# Called with (code of a unit, day): None when there is no such unit or nothing was reckoned until that day.
COVERAGE_FIGURES: Socket[Callable[[str, date], CoverageFigures | None]] = Socket("coverage figures")
# Called with the code of a service point: its name, or "" when there is none that people may know of.
PLACE_NAMES: Socket[Callable[[str], str]] = Socket("names of places")
