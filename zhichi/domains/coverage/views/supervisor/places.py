"""The places behind a number, and the gaps with the nearest point that works."""

from heapq import nsmallest
from math import cos, radians
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import VIEWERS
from zhichi.domains.coverage.enums import Layer, Standing
from zhichi.domains.coverage.models.layered import Layered, layers_on
from zhichi.domains.coverage.models.people import people_of
from zhichi.domains.coverage.rules.layers import CLAIMED, EFFECTIVE, NOT_SERVED, VERIFIED
from zhichi.domains.coverage.views.supervisor.showing import (
    BOTH,
    DEFINITIONS,
    ELSEWHERE,
    GAP,
    PAGE,
    TIER_WORDS,
    UNREACHED,
    paths_of,
)
from zhichi.domains.network.public import Locality, Point, Status, can_propose, distance_words
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.regions.public import Region, Tier, Unit
from zhichi.kernel.geo import distance_m
from zhichi.kernel.verdict import Verdict

AT_LEAST = {Layer.CLAIMED.value: CLAIMED, Layer.VERIFIED.value: VERIFIED, Layer.EFFECTIVE.value: EFFECTIVE}
REACHED = {NOT_SERVED: "没有覆盖", CLAIMED: "登记在册", VERIFIED: "核验属实", EFFECTIVE: "真正在服务"}
KINDS = {NOT_SERVED: "red", CLAIMED: "amber", VERIFIED: "blue", EFFECTIVE: "green"}
NEAR = 8
HEAD = ("地方", "人口", "最近的点", "距离", "补上")


def asked(request: HttpRequest, layered: Layered, tiers: list[str]) -> tuple[tuple[str, ...], int | None]:
    """Tiers and county of the query; what the officer may not see or nobody knows is not found."""
    tier = request.GET.get("tier", tiers[-1])
    county = request.GET.get("county", "")
    known = {str(place.county) for place in layered.ground.places.values()}
    if tier not in tiers or (county and county not in known):
        raise Http404
    both = (Tier.TOWNSHIP.value, Tier.VILLAGE.value)
    return (both if tier == BOTH else (tier,)), int(county) if county else None


@require_safe
@require_role(*VIEWERS)
def places(request: HttpRequest) -> HttpResponse:
    """Places of a tier in a layer, each with the points that serve it."""
    at = timezone.now()
    layered = layers_on(timezone.localdate(at), paths_of(request))
    tiers, county = asked(request, layered, [BOTH, *TIER_WORDS])
    layer = request.GET.get("layer", "eligible")
    if layer not in DEFINITIONS:
        raise Http404
    among = layered.elsewhere() if layer == ELSEWHERE else layered.ground.places.keys()
    wanted = sorted(
        key
        for key, place in layered.ground.places.items()
        if key in among
        and place.tier in tiers
        and county in (None, place.county)
        and _in(layered.best[key], layer)
    )
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    rows = with_points(layered, list(page.object_list))
    context = {
        "page": page,
        "rows": rows,
        "title": f"{'和'.join(TIER_WORDS[tier] for tier in tiers)}：{DEFINITIONS[layer].partition('：')[0]}",
        "definition": DEFINITIONS[layer],
        "county": layered.ground.offices[county].place if county else "",
        "count": len(wanted),
        "query": request.GET.urlencode(),
        "as_of": at,
    }
    return render(request, "coverage/supervisor/places.html", context)


def _in(best: int, layer: str) -> bool:
    if layer == UNREACHED:
        return best < EFFECTIVE
    return best == NOT_SERVED if layer == GAP else best >= AT_LEAST.get(layer, NOT_SERVED)


def with_points(layered: Layered, keys: list[str]) -> list[dict[str, Any]]:
    """Rows for some places: name, how well it is served, by which points. Two statements."""
    names = dict(Region.objects.filter(code__in=keys).values_list("code", "full_name"))
    serving: dict[str, list[int]] = {key: [] for key in keys}
    for point, key in layered.ground.served:
        if key in serving:
            serving[key].append(point)
    points = Point.objects.in_bulk([pk for some in serving.values() for pk in some])
    return [
        {
            "name": names.get(key) or layered.ground.offices[layered.ground.places[key].county].place,
            "reached": REACHED[layered.best[key]],
            "kind": KINDS[layered.best[key]],
            "points": [
                {
                    "name": points[pk].name,
                    "url": reverse("coverage:point", args=[points[pk].code]),
                    "elsewhere": (pk, key) in layered.ground.named,
                }
                for pk in serving[key]
            ],
        }
        for key in keys
    ]


@require_safe
@require_role(*VIEWERS)
def gaps(request: HttpRequest) -> HttpResponse:
    """Townships and villages that nothing serves, most people first, with the nearest point that works."""
    at = timezone.now()
    layered = layers_on(timezone.localdate(at), paths_of(request))
    (tier,), county = asked(request, layered, [Tier.TOWNSHIP.value, Tier.VILLAGE.value])
    people = people_of(layered.ground)
    every = [key for key, best in layered.best.items() if best == NOT_SERVED]
    wanted = [
        key
        for key in every
        if layered.ground.places[key].tier == tier and county in (None, layered.ground.places[key].county)
    ]
    wanted.sort(key=lambda key: (-people.get(key, 0), key))
    page = Paginator(wanted, PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    verdicts = may_propose(request_actor(request), layered, shown)
    rows = with_nearest(shown, people)
    for key, row in zip(shown, rows, strict=True):
        row["propose"] = propose_page(key) if verdicts[key] else ""
    context = {
        "page": page,
        "rows": rows,
        "head": HEAD if any(row["propose"] for row in rows) else HEAD[:-1],
        "because": next((verdict.because for verdict in verdicts.values() if not verdict), ""),
        "tabs": _tabs(layered, every, tier, county),
        "count": len(wanted),
        "county": layered.ground.offices[county].place if county else "",
        "query": request.GET.urlencode(),
        "as_of": at,
    }
    return render(request, "coverage/supervisor/gaps.html", context)


def may_propose(actor: Actor, layered: Layered, keys: list[str]) -> dict[str, Verdict]:
    """For some gaps whether this officer may propose a point of the unit that answers there. One statement."""
    paths = {key: layered.ground.places[key].path for key in keys}
    units = {unit.path: unit for unit in Unit.objects.filter(path__in=set(paths.values()))}
    return {key: can_propose(actor, units[path]) for key, path in paths.items()}


def _tabs(layered: Layered, gaps: list[str], tier: str, county: int | None) -> list[dict[str, Any]]:
    shown = []
    for each in (Tier.TOWNSHIP.value, Tier.VILLAGE.value):
        there = [layered.ground.places[key] for key in gaps]
        count = sum(place.tier == each and county in (None, place.county) for place in there)
        url = f"{reverse('coverage:gaps')}?tier={each}" + (f"&county={county}" if county else "")
        shown.append({"title": TIER_WORDS[each], "url": url, "current": each == tier, "count": count})
    return shown


def with_nearest(keys: list[str], people: dict[str, int]) -> list[dict[str, Any]]:
    """Rows for some gaps; the nearest operating point that is not hollow, exactly by great circle. Three statements."""
    names = dict(Region.objects.filter(code__in=keys).values_list("code", "full_name"))
    spots = {each.pk: each for each in Locality.objects.filter(pk__in=keys, lon__isnull=False)}
    working: list[tuple[int, float, float]] = []
    if spots:
        found = Point.objects.filter(~Q(standing__standing=Standing.HOLLOW), status=Status.OPERATING)
        placed = found.filter(lon__isnull=False, lat__isnull=False).order_by()
        working = [(pk, lon or 0.0, lat or 0.0) for pk, lon, lat in placed.values_list("pk", "lon", "lat")]
    nearest = {key: _nearest(spot.lon or 0.0, spot.lat or 0.0, working) for key, spot in spots.items()}
    points = Point.objects.in_bulk([found[1] for found in nearest.values() if found])
    rows = []
    for key in keys:
        found_near = nearest.get(key)
        rows.append(
            {
                "name": names[key],
                "people": people.get(key, 0),
                "near": points[found_near[1]] if found_near else None,
                "distance": distance_words(found_near[0]) if found_near else "",
            }
        )
    return rows


def _nearest(lon: float, lat: float, points: list[tuple[int, float, float]]) -> tuple[float, int] | None:
    """(metres, id): measured exactly among the few that are nearest on a flat map of the place."""
    narrow = cos(radians(lat)) ** 2
    few = nsmallest(NEAR, points, key=lambda p: (p[1] - lon) ** 2 * narrow + (p[2] - lat) ** 2)
    return min(((distance_m(lon, lat, p[1], p[2]), p[0]) for p in few), default=None)


def propose_page(code: str) -> str:
    """Where the register takes a proposal for a place."""
    return f"{reverse('network:office_propose')}?region={code}"
