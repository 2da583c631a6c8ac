"""The service points of the demo city and how each came to be: a strong county, a weak one, and ten between."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import yaml
from django.conf import settings
from django.utils.timezone import localdate

from zhichi.config.demo.drafts import centre, room, station
from zhichi.config.demo.layout import Spot, lay_out, localities
from zhichi.domains.network.public import (
    Draft,
    Point,
    PointPerson,
    Status,
    change_point,
    register_points,
    take_over,
)
from zhichi.foundation.accounts.public import SYSTEM, Actor
from zhichi.foundation.regions.public import Level, Region, Tier, Unit
from zhichi.kernel.workdays import BEIJING

Actors = dict[tuple[int, str], list[Actor]]
SEED = 3708
YEAR = 365
FIRST_ROOMS = date(2015, 9, 1)


@dataclass(slots=True)
class Fate:
    """What shall become of a point: since when it serves, how it lives, and changes of its state still to come.

    `life` is alive, weak, hollow, copied, dressed, hasty, or none while it does not serve.
    """

    draft: Draft
    spot: Spot
    county: str
    life: str = "alive"
    turns: list[tuple[date, str]] = field(default_factory=list)
    point: Point | None = None
    # Who serves a village, once advisers are found.
    adviser: str = ""
    contract: PointPerson | None = None

    @property
    def registered(self) -> Point:
        if self.point is None:
            raise LookupError(f"{self.draft.name} is not registered yet")
        return self.point


@dataclass(slots=True)
class Net:
    """The whole network with the numbers it is made by and the day it is made for."""

    numbers: dict[str, Any]
    chance: Random
    today: date
    spots: dict[str, Spot]
    units: dict[str, Unit]
    served: dict[str, str]
    fates: list[Fate] = field(default_factory=list)
    # Lawyers on duty at an office by the point's id, and the adviser who is in two places at once.
    on_duty: dict[int, str] = field(default_factory=dict)
    hasty: str = "周大勇（信诚法律服务所）"

    def duty_of(self, point: int) -> str:
        return self.on_duty.get(point, "值班律师")

    def county(self, code: str) -> dict[str, int]:
        named = self.numbers["counties"]
        return dict(named.get(code, named["default"]))

    def of(self, tier: str, county: str = "") -> list[Fate]:
        return [f for f in self.fates if f.draft.tier == tier and county in ("", f.county)]


def read_network() -> dict[str, Any]:
    text = (settings.DATA / "demo" / "network.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))


def plan_network(city: dict[str, Any], units: dict[str, Unit], *, until: datetime) -> Net:
    """Decide everything about the points, writing nothing."""
    numbers = read_network()
    # Demo data only: nothing here decides about anybody.
    chance = Random(SEED)  # noqa: S311
    served = {code: zone["code"] for zone in city["zones"] for code in zone["serves"]}
    spots = lay_out(chance, numbers["people"])
    net = Net(numbers, chance, localdate(until), spots, units, served)
    net.fates += _centres(net, city)
    net.fates += _stations(net)
    net.fates += _rooms(net)
    _hurry(net)
    return net


def _hurry(net: Net) -> None:
    """The two rooms of the weak county that lie farthest apart from west to east have one adviser too many."""
    long_open = net.today - timedelta(YEAR)
    rooms = [f for f in net.of(Tier.VILLAGE, net.numbers["weak"]) if f.life == "alive" and not f.turns]
    settled = [fate for fate in rooms if (fate.draft.since or net.today) < long_open]
    for fate in (min(settled, key=lambda f: f.spot.lon), max(settled, key=lambda f: f.spot.lon)):
        fate.life = "hasty"


def _centres(net: Net, city: dict[str, Any]) -> Iterator[Fate]:
    """One for the city, each county and each zone, where their largest township lies."""
    opened = date(2016, 6, 1)
    places = {
        region.code: region
        for region in Region.objects.filter(level__in=[Level.CITY, Level.COUNTY]).order_by("code")
    }
    largest: dict[str, Spot] = {}
    for code, spot in net.spots.items():
        if (
            spot.region.level == Level.TOWNSHIP
            and spot.people > largest.get(code[:6], Spot(spot.region, 0, 0)).people
        ):
            largest[code[:6]] = spot
    yield Fate(
        centre(
            net.numbers,
            "济宁市",
            Tier.CITY,
            net.units["3708"],
            places["370800000000"],
            largest["370811"],
            opened,
        ),
        largest["370811"],
        "370800",
    )
    for code, region in places.items():
        if region.level == Level.COUNTY:
            name = "济宁高新区" if code == "370871000000" else region.name
            spot, unit = largest[code[:6]], net.units[code[:6]]
            weak = "weak" if code[:6] == net.numbers["weak"] else "alive"
            yield Fate(
                centre(net.numbers, name, Tier.COUNTY, unit, region, spot, opened), spot, code[:6], weak
            )
    for zone in city["zones"]:
        spot, unit = net.spots[zone["serves"][0]], net.units[zone["code"]]
        name = zone["name"]
        yield Fate(
            centre(net.numbers, name, Tier.COUNTY, unit, places[zone["parent"]], spot, date(2019, 3, 1)),
            spot,
            zone["parent"][:6],
        )


def _stations(net: Net) -> Iterator[Fate]:
    """One in every township but two of the weak county, where some have little to do and one nothing."""
    lacking, weak = net.numbers["without_station"], net.numbers["weak"]
    poor = iter(["hollow", "weak", "weak", "weak"])
    for code, spot in sorted(net.spots.items()):
        if spot.region.level != Level.TOWNSHIP or code in lacking:
            continue
        opened = date(2016, 1, 4) + timedelta(net.chance.randrange(1400))
        life = next(poor, "alive") if code[:6] == weak else "alive"
        unit = net.units[f"{code[:9]}-town"]
        yield Fate(station(net.numbers, net.chance, unit, spot, opened), spot, code[:6], life)


def _rooms(net: Net) -> Iterator[Fate]:
    """Rooms in as many villages as there shall be, others being built or planned, the rest with nothing at all."""
    for county, villages in _by_county(net).items():
        number = net.numbers["villages"][county]
        net.chance.shuffle(villages)
        open_ones, building = villages[: number["open"]], villages[number["open"] :]
        yield from _open_rooms(net, county, open_ones)
        for n, spot in enumerate(building[: number["building"] + number["planned"]]):
            status = Status.BUILDING if n < number["building"] else Status.PLANNED
            since = net.today - timedelta(net.chance.randrange(20, 300))
            unit = net.units[f"{spot.region.code[:9]}-town"]
            yield Fate(room(net.numbers, net.chance, unit, spot, since, status), spot, county, "none")


def _by_county(net: Net) -> dict[str, list[Spot]]:
    """Villages of each county; their shares of open, building and planned rooms go into the numbers."""
    found: dict[str, list[Spot]] = {}
    for code, spot in sorted(net.spots.items()):
        if spot.region.level == Level.VILLAGE:
            found.setdefault(code[:6], []).append(spot)
    weights = {county: net.county(county)["rooms"] * len(there) for county, there in found.items()}
    open_ones = share_out(net.numbers["village_rooms"], weights, {c: len(v) for c, v in found.items()})
    left = {county: len(there) - open_ones[county] for county, there in found.items()}
    building = share_out(net.numbers["building"], left, left)
    planned = share_out(net.numbers["planned"], left, {c: left[c] - building[c] for c in left})
    net.numbers["villages"] = {
        c: {"open": open_ones[c], "building": building[c], "planned": planned[c]} for c in found
    }
    return found


def share_out(total: int, weights: dict[str, int], most: dict[str, int]) -> dict[str, int]:
    """Whole numbers that sum to `total`, in proportion to the weights, none above its most."""
    given = dict.fromkeys(weights, 0)
    while (left := total - sum(given.values())) > 0:
        free = {key: weight for key, weight in weights.items() if given[key] < most[key] and weight}
        whole = sum(free.values())
        for key in sorted(free, key=lambda key: -free[key]):
            more = min(max(1, left * free[key] // whole), most[key] - given[key], total - sum(given.values()))
            given[key] += more
    return given


def _open_rooms(net: Net, county: str, spots: list[Spot]) -> Iterator[Fate]:
    chance, shares = net.chance, net.county(county)
    lives = _lives(net, county, len(spots))
    for number, (spot, life) in enumerate(zip(spots, lives, strict=True)):
        early = number * 100 < shares["early"] * len(spots)
        if early:
            since = FIRST_ROOMS + timedelta(chance.randrange((net.today - FIRST_ROOMS).days - 2 * YEAR))
        else:
            # More every month: the city means to cover everything within the year.
            since = net.today - timedelta(round(5 + (2 * YEAR - 5) * chance.random() ** 1.2))
        unit = net.units[f"{spot.region.code[:9]}-town"]
        fate = Fate(room(net.numbers, chance, unit, spot, since, Status.OPERATING), spot, county, life)
        if number % 80 == 7:
            fate.life, fate.turns = (
                "none",
                [(net.today - timedelta(chance.randrange(15, 200)), Status.SUSPENDED)],
            )
        elif number % 400 == 11:
            shut = net.today - timedelta(chance.randrange(190, 300))
            fate.turns = [(shut, Status.SUSPENDED), (shut + timedelta(40), Status.OPERATING)]
        elif number % 500 == 13:
            fate.life, fate.turns = (
                "none",
                [(net.today - timedelta(chance.randrange(60, 250)), Status.CLOSED)],
            )
        # A room cannot be shut before it has been opened.
        if fate.turns and since >= fate.turns[0][0] - timedelta(30):
            fate.turns, fate.life = [], "alive"
        yield fate


def _lives(net: Net, county: str, number: int) -> list[str]:
    """How the open rooms of a county live, in a made-up order."""
    shares = net.county(county)
    lives = ["hollow"] * round(number * shares["hollow"] / 100) + ["weak"] * round(
        number * shares["weak"] / 100
    )
    if county == net.numbers["weak"]:
        lives += ["copied"] * 15 + ["dressed"] * 10
    lives += ["alive"] * (number - len(lives))
    net.chance.shuffle(lives)
    return lives[:number]


def build_network(
    net: Net,
    actors: Actors,
    *,
    begin: datetime,
    progress: Callable[[int], object],
) -> None:
    """Register the points, those of the last year month by month, and let some of them change their state."""
    take_over(by=SYSTEM, at=begin, rows=localities(net.spots, localdate(begin)), source="演示数据")
    batches: dict[datetime, list[Fate]] = {}
    for fate in net.fates:
        since = fate.draft.since or net.today
        late = max(0, -(-(since - localdate(begin)).days // 30))
        batches.setdefault(min(begin + timedelta(30 * late), _noon(net.today)), []).append(fate)
    for at, fates in sorted(batches.items(), key=lambda batch: batch[0]):
        for start in range(0, len(fates), 500):
            some = fates[start : start + 500]
            points = register_points(by=SYSTEM, at=at, drafts=[fate.draft for fate in some])
            for fate, point in zip(some, points, strict=True):
                fate.point = point
            progress(len(some))
    for fate in net.fates:
        for day, status in fate.turns:
            by = desk(actors, fate.registered.unit, "pls_admin") or SYSTEM
            at = max(_noon(day), begin + timedelta(minutes=1))
            fate.point = change_point(by=by, at=at, point=fate.registered, status=status)


def desk(actors: Actors, unit: Unit, role: str) -> Actor | None:
    """Who holds a role in the unit or, failing that, in the nearest unit above it."""
    for part in reversed(unit.path.strip("/").split("/")):
        if found := actors.get((int(part), role)):
            return found[0]
    return None


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, 30, tzinfo=BEIJING)
