"""可达性: how far villages are from open help, which are too far, where the next points should stand."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.views.supervisor.scope import (
    COUNTY_KINDS,
    Scope,
    newest,
    percent,
    scope_of_request,
    tabs,
)
from zhichi.domains.network.public import Point, ServiceItem, distance_words
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.regions.public import Level, Region, Tier, UnitKind, responsible_unit

PAGE_SIZE = 20
SHOWN_POINTS = 100


@require_safe
@require_role(*SUPERVISORS)
def reach(request: HttpRequest) -> HttpResponse:
    """Newest reach of an item at a moment: counties, villages beyond the last band, sites with their gain."""
    scope = scope_of_request(request)
    item, county = item_of(request), scope.chosen(request)
    kept, sites = newest(Figure.REACH, item), newest(Figure.SITES, item)
    context: dict[str, Any] = {
        "kept": kept,
        "items": item_choices(),
        "item": item,
        "scope": scope,
        "counties": [("", "全部"), *scope.counties.items()],
        "county": county,
    }
    if kept is None:
        return render(request, "coverage/supervisor/reach.html", context)
    data = kept.data
    moment = moment_of(request, data)
    query = {"item": item, "moment": moment["key"], "county": county}
    rows = [row for row in scope.mine(moment["counties"]) if county in ("", row["code"])]
    far = far_rows(data, moment, scope, county)
    page = Paginator(far, PAGE_SIZE).get_page(request.GET.get("page"))
    context |= {
        "data": data,
        "moment": moment,
        "asked_at": datetime.fromisoformat(moment["at"]),
        "bands": [f"{band / 1000:g} 公里" for band in data["bands"]],
        "last_band": f"{data['bands'][-1] / 1000:g} 公里",
        "catchment": f"{data['catchment_m'] / 1000:g} 公里",
        "moments": tabs(
            [(one["key"], one["title"]) for one in data["moments"]], moment["key"], "moment", query
        ),
        "rows": [county_row(row) for row in ordered(rows)],
        "bars": [bar_of(row) for row in ordered(rows) if row["villages"]],
        "whole": county_row({"name": "全市", "code": ""} | moment["all"])
        if scope.city and not county
        else None,
        "page": page,
        "far": told(page.object_list, item),
        "query": request.GET.urlencode(),
        "sites": site_rows(sites, scope, county),
    }
    return render(request, "coverage/supervisor/reach.html", context)


def item_of(request: HttpRequest) -> str:
    item = request.GET.get("item", "")
    return item if item in ServiceItem.values else ""


def item_choices() -> list[tuple[str, str]]:
    return [("", "不论事项"), *((code, str(label)) for code, label in ServiceItem.choices)]


def moment_of(request: HttpRequest, data: dict[str, Any]) -> dict[str, Any]:
    """The moment asked for, else the first."""
    found: dict[str, Any] = next(
        (one for one in data["moments"] if one["key"] == request.GET.get("moment")), data["moments"][0]
    )
    return found


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Counties by need: the smaller the share within the first band, the earlier."""
    return sorted(rows, key=lambda row: (share_of(row, 0), row["code"]))


def share_of(row: dict[str, Any], band: int) -> float:
    """Share of people within a band, of villages where nobody counted people; 1 where there is no village."""
    if row["people"]:
        return float(row["people_within"][band] / row["people"])
    return float(row["villages_within"][band] / row["villages"]) if row["villages"] else 1.0


def county_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "name": row["name"],
        "people": row["people"],
        "villages": row["villages"],
        "shares": [
            percent(share_of(row, n)) if row["villages"] else "—" for n in range(len(row["people_within"]))
        ],
        "beyond": row["villages"] - row["villages_within"][-1],
        "mean": "—" if row["mean_m"] is None else distance_words(row["mean_m"]),
        "farthest": "—" if row["farthest_m"] is None else distance_words(row["farthest_m"]),
        "access": "—" if row.get("access") is None else f"{row['access']:.2f}",
    }


def bar_of(row: dict[str, Any]) -> dict[str, Any]:
    share = share_of(row, 0)
    return {"label": row["name"], "value": 100 * share, "text": percent(share), "mark": share < 0.5}


def far_rows(data: dict[str, Any], moment: dict[str, Any], scope: Scope, county: str) -> list[list[Any]]:
    """Listed villages of the officer's counties beyond the last band (or with no open point at all)."""
    return [
        row
        for row in moment["listed"]
        if (row[1] is None or row[1] > data["bands"][-1])
        and (row[3] in scope.counties or scope.city)
        and county in ("", row[3])
    ]


def told(rows: Any, item: str) -> list[dict[str, Any]]:
    """A page of [village code, metres, point code, county code] with names and addresses. Two queries."""
    listed = list(rows)
    names = Region.objects.in_bulk([code for code, *_ in listed])
    points = dict(Point.objects.filter(code__in={row[2] for row in listed}).values_list("code", "name"))
    return [
        {
            "name": names[code].full_name if code in names else code,
            "url": f"{reverse('coverage:reach_township', args=[township_of(code)])}?item={item}",
            "distance": "没有开门的" if metres is None else distance_words(metres),
            "point": points.get(point, ""),
            "point_code": point,
        }
        for code, metres, point, _ in listed
    ]


def township_of(village: str) -> str:
    return village[:9].ljust(12, "0")


def site_rows(kept: Figures | None, scope: Scope, county: str) -> dict[str, Any] | None:
    """The steps for the county chosen, else for the whole city where he answers for it. One query."""
    if kept is None:
        return None
    data = kept.data
    plans = {row["code"]: row for row in data["counties"]} | ({"": data["all"]} if scope.city else {})
    plan = plans.get(county)
    if plan is None:
        return None
    names = Region.objects.in_bulk([code for code, _, _ in plan["steps"]])
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
            }
        )
    gained = reached - plan["reached"]
    return {
        "kept": kept,
        "unit": "人" if data["by_people"] else "个村",
        "radius": f"{data['radius_m'] / 1000:g} 公里",
        "before": percent(plan["reached"], plan["total"]),
        "steps": steps,
        "at_least": percent(gained, plan["bound"]) if plan["bound"] else "",
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


def names_short(full_name: str) -> str:
    """The last few characters of a full name: the village."""
    return full_name[-8:]


@require_safe
@require_role(*SUPERVISORS)
def township(request: HttpRequest, code: str) -> HttpResponse:
    """The villages of one township with their distance, and the points that stand in it or serve it."""
    actor, today = request_actor(request), timezone.localdate()
    held = get_object_or_404(Region, code=code, level=Level.TOWNSHIP)
    unit = responsible_unit(held, UnitKind.COUNTY_BUREAU)
    if unit is None or unit.tier != Tier.COUNTY or unit.kind not in COUNTY_KINDS:
        raise Http404
    if not actor.within(unit.path, *SUPERVISORS):
        raise Http404
    item = item_of(request)
    kept = newest(Figure.REACH, item)
    moment = moment_of(request, kept.data) if kept else None
    villages = Region.objects.children_of(held).valid_on(today).select_related("locality").order_by("code")
    points = Point.objects.visible_to(actor).serving(held).select_related("region")
    points = points.offering(item) if item else points
    near = near_words(kept.data, moment) if kept and moment else "还没有测算"
    listed = {row[0]: row[1] for row in moment["listed"]} if moment else {}
    context = {
        "held": held,
        "unit": unit,
        "kept": kept,
        "item": dict(item_choices())[item],
        "moment": moment,
        "villages": [village_row(one, listed, near) for one in villages],
        "points": points.order_by("code")[:SHOWN_POINTS],
    }
    return render(request, "coverage/supervisor/township.html", context)


def near_words(data: dict[str, Any], moment: dict[str, Any]) -> str:
    """What can be said of a village that is not listed: within the first band, if all beyond it are listed."""
    complete = len(moment["listed"]) == moment["beyond_first"]
    return f"{data['bands'][0] / 1000:g} 公里以内" if complete else "没有逐村列出"


def village_row(region: Region, listed: dict[str, int | None], near: str) -> dict[str, Any]:
    place = getattr(region, "locality", None)
    if place is None or place.lon is None:
        words = "还没有位置"
    elif region.code not in listed:
        words = near
    else:
        metres = listed[region.code]
        words = "没有开门的" if metres is None else distance_words(metres)
    return {"name": region.name, "people": place.people if place else None, "words": words}
