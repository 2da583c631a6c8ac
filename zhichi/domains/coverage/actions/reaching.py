"""Reach of one item and the next sites for it, as plain data that a page can show.

Counted first with the points that really serve; what the register claims stands beside it under `claimed`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from zhichi.domains.coverage.actions.land import Land
from zhichi.domains.coverage.actions.villages import Villages
from zhichi.domains.coverage.models.figures import BASE
from zhichi.domains.coverage.rules.moments import next_moment
from zhichi.domains.coverage.rules.reach import Floats, Indices, catchment, count_within, nearest
from zhichi.domains.network.public import Point
from zhichi.kernel.workdays import BEIJING, Calendar


@dataclass(frozen=True, slots=True)
class Asked:
    """A moment at which reach is measured, and what people call it."""

    key: str
    title: str
    at: datetime


def moments_of(day: date, law: dict[str, Any], calendar: Calendar) -> list[Asked]:
    return [
        Asked(each["key"], each["title"], next_moment(day, each["day"], each["at"], calendar))
        for each in law["moments"]
    ]


def reach_of(
    land: Land, item: str, asked: Sequence[Asked], calendar: Calendar, law: dict[str, Any]
) -> dict[str, Any]:
    """Distances at each moment by county, and the villages beyond the first band; catchment at the first one.

    `points`, `open`, `all`, `counties` and `listed` are of points that really serve; under `claimed` the same of all
    that the register calls operating.
    """
    villages = land.placed
    offering = land.stands.offering(item)
    return {
        "version": law["version"],
        "base": BASE,
        "item": item,
        "bands": law["bands_m"],
        "catchment_m": law["catchment_m"],
        "villages": len(villages),
        "unplaced": len(land.villages) - len(villages),
        "uncounted": int((villages.people < 0).sum()),
        "synthetic": bool(villages.synthetic.any()),
        "points": int((offering & land.stands.serving).sum()),
        "points_unplaced": int((offering & land.stands.serving & ~land.stands.placed).sum()),
        "claimed": {
            "points": int(offering.sum()),
            "points_unplaced": int((offering & ~land.stands.placed).sum()),
        },
        "moments": [_at(land, item, each, calendar, law, first=each is asked[0]) for each in asked],
    }


def _at(
    land: Land,
    item: str,
    asked: Asked,
    calendar: Calendar,
    law: dict[str, Any],
    *,
    first: bool,
) -> dict[str, Any]:
    villages, stands = land.placed, land.stands
    is_open = stands.offering(item) & stands.placed & stands.open_at(asked.at, calendar)
    chosen = np.flatnonzero(is_open & stands.serving)
    supply = stands.supply(item, asked.at.astimezone(BEIJING).date()) if first else None
    metres, found = nearest(villages.places, stands.places[chosen])
    beyond = _beyond(villages, metres, law)
    nearest_pk = stands.pk[chosen[found[beyond]]].tolist() if len(chosen) else []
    codes = dict(Point.objects.filter(pk__in=set(nearest_pk)).values_list("pk", "code"))
    heads = [code for _, code, _ in land.counties.rows] + [""]  # -1: no county answers
    listed = [
        [f"{villages.code[at]:012d}", _metres(metres[at]), codes.get(pk, ""), heads[villages.county[at]]]
        for at, pk in zip(beyond.tolist(), nearest_pk or [0] * len(beyond), strict=True)
    ]
    on_paper = np.flatnonzero(is_open)
    claimed, _ = nearest(villages.places, stands.places[on_paper])
    return {
        "key": asked.key,
        "title": asked.title,
        "at": asked.at.isoformat(),
        **_groups(land, chosen, metres, supply, law),
        "claimed": _groups(land, on_paper, claimed, supply, law),
        "listed": listed,
        "beyond_first": int((metres > law["bands_m"][0]).sum()),
    }


def _groups(
    land: Land, chosen: Indices, metres: Floats, supply: Floats | None, law: dict[str, Any]
) -> dict[str, Any]:
    """What some open points reach, in all and by county; with the catchment where their supply is given."""
    villages = land.placed
    access = None
    if supply is not None:
        points = land.stands.places[chosen]
        access = catchment(villages.places, villages.people, points, supply[chosen], law["catchment_m"])
    return {
        "open": len(chosen),
        "all": _group(villages, metres, access, slice(None), law),
        "counties": [
            {"unit": pk, "code": code, "name": name} | _group(villages, metres, access, own, law)
            for (pk, code, name), own in zip(land.counties.rows, land.placed_by_county, strict=True)
        ],
    }


def _beyond(villages: Villages, metres: Floats, law: dict[str, Any]) -> Indices:
    """Villages beyond the first band, the farthest first, as many as are listed."""
    far = np.flatnonzero(metres > law["bands_m"][0])
    order = np.lexsort((villages.code[far], -metres[far]))
    return far[order][: law["listed"]]


def _metres(metres: float) -> int | None:
    return round(float(metres)) if np.isfinite(metres) else None


def _group(
    villages: Villages,
    metres: Floats,
    access: Floats | None,
    which: "Indices | slice",
    law: dict[str, Any],
) -> dict[str, Any]:
    """People and villages of a county (or all) within each band, the mean way, the farthest village."""
    far, people = metres[which], villages.people[which]
    within = count_within(far, people, law["bands_m"])
    known = np.maximum(people, 0)
    reachable = np.isfinite(far)
    weight = int(known[reachable].sum())
    mean = float(np.average(far[reachable], weights=known[reachable])) if weight else None
    made = {
        "people": within.all_people,
        "villages": within.all_villages,
        "people_within": list(within.people),
        "villages_within": list(within.villages),
        "mean_m": None if mean is None else round(mean),
        "farthest_m": _metres(far.max()) if len(far) and reachable.all() else None,
    }
    if access is not None:
        own = access[which]
        heads = int(known.sum())
        made["access"] = round(10_000 * float(np.average(own, weights=known)), 4) if heads else None
        made["access_none"] = int((own == 0).sum())
    return made
