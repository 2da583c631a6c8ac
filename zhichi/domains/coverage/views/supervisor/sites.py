"""Where the next points should stand, as the page of reach shows it."""

from typing import Any

from django.urls import reverse

from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.views.supervisor.scope import Scope, percent
from zhichi.domains.network.public import Point, distance_words
from zhichi.foundation.regions.public import Region


def township_of(village: str) -> str:
    return village[:9].ljust(12, "0")


def site_rows(kept: Figures | None, scope: Scope, county: str) -> dict[str, Any] | None:
    """The steps for the county chosen, else for the whole city where he answers for it. Two queries."""
    if kept is None:
        return None
    data = kept.data
    plans = {row["code"]: row for row in data["counties"]} | ({"": data["all"]} if scope.city else {})
    plan = plans.get(county)
    if plan is None:
        return None
    names = Region.objects.in_bulk([code for code, _, _ in plan["steps"]])
    idle = plan["idle"]
    rooms = dict(
        Point.objects.filter(code__in=[code for code, _ in idle.values()]).values_list("code", "name")
    )
    reached, steps = plan["reached"], []
    for number, (code, gain, villages) in enumerate(plan["steps"], 1):
        reached += gain
        steps.append(
            {
                "number": number,
                "name": names[code].full_name if code in names else code,
                "url": reverse("coverage:reach_township", args=[township_of(code)]),
                "gain": gain,
                "villages": villages,
                "share": percent(reached, plan["total"]),
                "idle": _idle(idle.get(code), rooms),
            }
        )
    return {
        "kept": kept,
        "unit": "人" if data["by_people"] else "个村",
        "radius": f"{data['radius_m'] / 1000:g} 公里",
        "before": percent(plan["reached"], plan["total"]),
        "claimed": percent(plan["claimed"], plan["total"]),
        "steps": steps,
        "at_least": percent(reached - plan["reached"], plan["bound"]) if plan["bound"] else "",
        "bars": [
            {
                "label": f"{step['number']}. {names_short(step['name'])}",
                "value": step["gain"],
                "text": f"多 {step['gain']}",
            }
            for step in steps
        ],
        "top": max((step["gain"] for step in steps), default=1),
    }


def _idle(found: list[Any] | None, rooms: dict[str, str]) -> dict[str, str] | None:
    """A room near the site that only claims to serve."""
    if found is None or found[0] not in rooms:
        return None
    code, metres = found
    url = reverse("coverage:point", args=[code])
    return {"name": rooms[code], "url": url, "away": distance_words(metres)}


def names_short(full_name: str) -> str:
    """The last few characters of a full name: the village."""
    return full_name[-8:]
