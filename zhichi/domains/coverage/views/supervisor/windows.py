"""窗口忙闲: how busy points and windows were, and what might be changed, with the numbers behind."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.views.supervisor.scope import COUNTY_KINDS, newest, percent, scope_of_request
from zhichi.domains.network.public import Point, Zone
from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.regions.public import Unit

PAGE_SIZE = 20
CITY = "-"  # the city's own points
DAYS = "一二三四五六日"
KINDS = {
    "merge": ("合并窗口", "blue"),
    "add": ("加人加窗口", "red"),
    "extend": ("延长时间", "amber"),
    "move": ("调整时间", "amber"),
    "zone": ("增设功能区", "blue"),
}


@require_safe
@require_role(*SUPERVISORS)
def windows(request: HttpRequest) -> HttpResponse:
    """The sums by county, and the points of the county chosen with what is suggested for each."""
    scope = scope_of_request(request)
    county = CITY if scope.city and request.GET.get("county") == CITY else scope.chosen(request)
    kept = newest(Figure.WINDOWS)
    context: dict[str, Any] = {"kept": kept}
    if kept is None:
        return render(request, "coverage/supervisor/windows.html", context)
    rows = [row for row in kept.data["counties"] if row["code"] in scope.counties or scope.city]
    rows.sort(key=lambda row: (-row["suggestions"], row["code"]))
    county = county or next(
        (row["code"] for row in rows if row["suggestions"]), rows[0]["code"] if rows else ""
    )
    detail = newest(Figure.WINDOWS, county) if county else None
    points = detail.data["rows"] if detail else []
    page = Paginator(points, PAGE_SIZE).get_page(request.GET.get("page"))
    context |= {
        "data": kept.data,
        "counties": rows,
        "county": next((row for row in rows if row["code"] == county), None),
        "page": page,
        "points": [point_row(row) for row in page.object_list],
        "query": request.GET.urlencode(),
    }
    return render(request, "coverage/supervisor/windows.html", context)


def point_row(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "busy": percent(row["busy"]),
        "waiting": waiting(row["waiting"]),
        "windows": [window_row(each) for each in row["windows"]],
        "suggestions": [suggestion(kind, words) for kind, words in row["suggestions"]],
    }


def window_row(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "busy": percent(row["busy"]), "waiting": waiting(row["waiting"])}


def waiting(minutes: float | None) -> str:
    return "—" if minutes is None else f"{minutes:.0f} 分钟"


def suggestion(kind: str, words: str) -> dict[str, str]:
    """`zone:mediation` names the zone behind the colon."""
    name, _, zone = kind.partition(":")
    title, colour = KINDS[name]
    return {"title": f"{title}：{Zone(zone).label}" if zone else title, "colour": colour, "words": words}


@require_safe
@require_role(*SUPERVISORS)
def window_load(request: HttpRequest, code: str) -> HttpResponse:
    """One point: services by weekday and hour, its windows, what is suggested."""
    scope = scope_of_request(request)
    point = get_object_or_404(Point.objects.select_related("unit"), code=code)
    heads = Unit.objects.filter(pk__in=point.unit.path_ids, kind__in=COUNTY_KINDS).order_by("path")
    head = heads.values_list("code", flat=True).first() or CITY
    if head not in scope.counties and not (head == CITY and scope.city):
        raise Http404
    kept = newest(Figure.WINDOWS, head)
    row = next((each for each in kept.data["rows"] if each["code"] == code), None) if kept else None
    context = {
        "point": point,
        "kept": kept,
        "data": kept.data if kept else None,
        "row": point_row(row) if row else None,
        "heat": heat_of(row) if row else None,
        "heat_head": ["钟点", *(f"周{day}" for day in DAYS)],
    }
    return render(request, "coverage/supervisor/window_load.html", context)


def heat_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Rows of hours from the first to the last that was open or served; level 0 to 4 by the busiest slot."""
    events = {(day, hour): n for day, hour, n in row["heat"]}
    opened = {(day, hour) for day, hour in row["open"]}
    hours = [hour for _, hour in {*events, *opened}]
    if not hours:
        return []
    top = max(events.values(), default=0)
    return [
        {
            "label": f"{hour} 点",
            "cells": [
                {
                    "text": str(events.get((day, hour), 0)),
                    "level": -(-4 * events.get((day, hour), 0) // top) if top else 0,
                    "shut": (day, hour) not in opened,
                }
                for day in range(1, 8)
            ],
        }
        for hour in range(min(hours), max(hours) + 1)
    ]
