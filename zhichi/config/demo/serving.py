"""Rooms of the demo city that look after villages without one: near ones mostly, in the weak county too many."""

from dataclasses import replace
from random import Random

from zhichi.config.demo.network import SEED, Fate, Net
from zhichi.domains.network.public import Status
from zhichi.foundation.regions.public import Region, Tier
from zhichi.kernel.geo import distance_m

ROOMS_OF_A_COUNTY = 2
NEAR_M = 3000
# So many villages hang on one room of the weak county, wherever they lie: where coverage water hides.
TOO_MANY = 9


def share_rooms(net: Net) -> None:
    """Let some rooms serve villages that have none, before anything is registered."""
    # Demo data only, and a chance of its own: nothing else in the city moves with it.
    chance = Random(SEED + 7)  # noqa: S311
    taken = {fate.spot.region.code for fate in net.of(Tier.VILLAGE)}
    alone = {code for code in net.spots if code[9:] != "000" and code not in taken}
    for county in sorted({fate.county for fate in net.of(Tier.VILLAGE)}):
        rooms = [f for f in net.of(Tier.VILLAGE, county) if f.life == "alive" and not f.turns]
        rooms = [f for f in rooms if f.draft.status == Status.OPERATING]
        if county == net.numbers["weak"]:
            _look_after(chance.choice(rooms), _nearest(net, alone, rooms[0], county)[:TOO_MANY], net, alone)
            continue
        chosen = 0
        for fate in chance.sample(rooms, len(rooms)):
            near = [
                c
                for c in _nearest(net, alone, fate, fate.spot.region.code[:9])
                if _far(net, fate, c) < NEAR_M
            ]
            if near:
                _look_after(fate, near[:2], net, alone)
                chosen += 1
            if chosen == ROOMS_OF_A_COUNTY:
                break


def _nearest(net: Net, alone: set[str], fate: Fate, within: str) -> list[str]:
    return sorted((code for code in alone if code.startswith(within)), key=lambda code: _far(net, fate, code))


def _far(net: Net, fate: Fate, code: str) -> float:
    spot = net.spots[code]
    return distance_m(fate.spot.lon, fate.spot.lat, spot.lon, spot.lat)


def _look_after(fate: Fate, codes: list[str], net: Net, alone: set[str]) -> None:
    regions: tuple[Region, ...] = (fate.spot.region, *(net.spots[code].region for code in codes))
    fate.draft = replace(fate.draft, serves=regions)
    alone.difference_update(codes)
