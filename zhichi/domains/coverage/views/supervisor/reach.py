"""可达性: how far villages are from open help, which are too far, where the next points should stand."""

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.views.supervisor.asked import item_choices, item_of, moment_of
from zhichi.domains.coverage.views.supervisor.scope import Scope, newest, percent, scope_of_request, tabs
from zhichi.domains.coverage.views.supervisor.sites import site_rows, township_of
from zhichi.domains.network.public import Point, distance_words
from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.regions.public import Region

PAGE_SIZE = 20


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
    rows = [row for row in scope.mine(beside(moment)) if county in ("", row["code"])]
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
        "whole": county_row({"name": "全市", "code": "", "claimed": moment["claimed"]["all"]} | moment["all"])
        if scope.city and not county
        else None,
        "page": page,
        "far": told(page.object_list, item),
        "query": request.GET.urlencode(),
        "sites": site_rows(sites, scope, county),
    }
    return render(request, "coverage/supervisor/reach.html", context)


def beside(moment: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of the counties by points that really serve, each with what the register claims under `claimed`."""
    claimed = moment["claimed"]["counties"]
    return [row | {"claimed": paper} for row, paper in zip(moment["counties"], claimed, strict=True)]


def ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Counties by need: the smaller the share within the first band, the earlier."""
    return sorted(rows, key=lambda row: (share_of(row, 0), row["code"]))


def share_of(row: dict[str, Any], band: int) -> float:
    """Share of people within a band, of villages where nobody counted people; 1 where there is no village."""
    if row["people"]:
        return float(row["people_within"][band] / row["people"])
    return float(row["villages_within"][band] / row["villages"]) if row["villages"] else 1.0


def county_row(row: dict[str, Any]) -> dict[str, Any]:
    claimed = row["claimed"]
    return {
        "code": row["code"],
        "name": row["name"],
        "people": row["people"],
        "villages": row["villages"],
        "shares": [
            (percent(share_of(row, n)), percent(share_of(claimed, n))) if row["villages"] else ("—", "")
            for n in range(len(row["people_within"]))
        ],
        "beyond": row["villages"] - row["villages_within"][-1],
        "mean": "—" if row["mean_m"] is None else distance_words(row["mean_m"]),
        "farthest": "—" if row["farthest_m"] is None else distance_words(row["farthest_m"]),
        "access": access_of(row),
        "claimed_access": access_of(claimed),
    }


def access_of(row: dict[str, Any]) -> str:
    return "—" if row.get("access") is None else f"{row['access']:.2f}"


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
