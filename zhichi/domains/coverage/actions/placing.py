"""The next sites for one item, as plain data that a page can show.

Gains are counted against the points that really serve. Where a room already stands that only claims to, the step names
it: to bring it to life is cheaper than to build.
"""

from typing import Any

import numpy as np

from zhichi.domains.coverage.actions.land import Land
from zhichi.domains.coverage.models.figures import BASE
from zhichi.domains.coverage.rules.reach import Indices, nearest
from zhichi.domains.coverage.rules.siting import best_sites
from zhichi.domains.network.public import Point


def sites_of(land: Land, item: str, law: dict[str, Any]) -> dict[str, Any]:
    """The next sites for the city, and for each county among its own villages, whatever the hours.

    `claimed` is who would be reached already if everything on the register did serve; `idle` maps the village of a step
    to [code, metres] of the nearest claimed point that does not serve, where one stands within the radius.
    """
    villages, stands = land.placed, land.stands
    offering = stands.offering(item) & stands.placed
    idle = np.flatnonzero(offering & ~stands.serving)
    metres, _ = nearest(villages.places, stands.places[np.flatnonzero(offering & stands.serving)])
    idle_m, idle_at = nearest(villages.places, stands.places[idle])
    by_people = bool((villages.people > 0).any())
    weight = np.maximum(villages.people, 0) if by_people else np.ones(len(villages), dtype=np.int64)
    radius = law["site_radius_m"]

    def plan(which: Indices, k: int) -> dict[str, Any]:
        made = best_sites(villages.places[which], weight[which], metres[which], k, radius)
        sites = [int(which[step.site]) for step in made.steps]
        on_paper = np.minimum(metres, idle_m)[which] <= radius
        steps = zip(sites, made.steps, strict=True)
        return {
            "total": made.total,
            "reached": made.reached,
            "claimed": int(weight[which][on_paper].sum()),
            "bound": made.bound,
            "steps": [[code_of(at), step.gain, step.villages] for at, step in steps],
            "idle": {
                code_of(at): [int(stands.pk[idle[idle_at[at]]]), round(float(idle_m[at]))]
                for at in sites
                if idle_m[at] <= radius
            },
        }

    def code_of(village: int) -> str:
        return f"{villages.code[village]:012d}"

    whole = plan(np.arange(len(villages)), law["city_sites"])
    some = land.placed_by_county if law["county_sites"] else []
    by_county = [plan(own, law["county_sites"]) for own in some]
    _name_idle([whole, *by_county])
    return {
        "version": law["version"],
        "base": BASE,
        "item": item,
        "radius_m": radius,
        "by_people": by_people,
        "synthetic": bool(villages.synthetic.any()),
        "all": whole,
        "counties": [
            {"unit": pk, "code": code, "name": name} | made
            for (pk, code, name), made in zip(land.counties.rows, by_county, strict=False)
        ],
    }


def _name_idle(plans: list[dict[str, Any]]) -> None:
    """Codes for ids, all in one statement."""
    keys = {pk for made in plans for pk, _ in made["idle"].values()}
    codes = dict(Point.objects.filter(pk__in=keys).values_list("pk", "code"))
    for made in plans:
        made["idle"] = {village: [codes[pk], metres] for village, (pk, metres) in made["idle"].items()}
