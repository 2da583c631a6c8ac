"""均衡: coverage, points and services per 10,000 people by county, those in need first, and how unequal they are."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.domains.coverage.access import SUPERVISORS
from zhichi.domains.coverage.enums import Figure
from zhichi.domains.coverage.views.supervisor.scope import newest, percent, scope_of_request
from zhichi.foundation.accounts.public import require_role
from zhichi.foundation.regions.public import Tier

MEASURES = {
    "points": ("每万人真正在服务的点", "个"),
    "claimed": ("每万人登记在册的点", "个"),
    "events": ("每万人服务件次", "件"),
}
CHARTS = ("points", "events")


@require_safe
@require_role(*SUPERVISORS)
def balance(request: HttpRequest) -> HttpResponse:
    scope, kept = scope_of_request(request), newest(Figure.BALANCE)
    context: dict[str, Any] = {"kept": kept}
    if kept is None:
        return render(request, "coverage/supervisor/balance.html", context)
    data = kept.data
    rows = scope.mine(data["counties"])
    context |= {
        "data": data,
        "rows": [row_of(row) for row in rows],
        "charts": [chart_of(rows, data, name) for name in CHARTS],
        "measures": [measure_of(data[name], title) for name, (title, _) in MEASURES.items() if data[name]],
        "city": scope.city,
    }
    return render(request, "coverage/supervisor/balance.html", context)


def row_of(row: dict[str, Any]) -> dict[str, Any]:
    """A county as the table prints it."""
    covered, rates = row["covered"], row["rates"]
    return {
        "code": row["code"],
        "name": row["name"],
        "people": row["people"],
        "uncounted": row["uncounted"],
        "villages": row["villages"],
        "points": sum(row["points"].values()),
        "events": sum(row["events"].values()),
        "claimed": sum(row["claimed"].values()),
        "point_rate": rate(rates["points"]),
        "claimed_rate": rate(rates["claimed"]),
        "event_rate": rate(rates["events"]),
        "layers": [
            percent(covered[name], covered["eligible"]) for name in ("claimed", "verified", "effective")
        ],
        "score": score(row.get("score")),
        "scores": [score(row["scores"].get(name)) for name in ("effective", "points", "events")],
    }


def rate(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def score(value: float | None) -> str:
    return "—" if value is None else f"{value:+.2f}"


def chart_of(rows: list[dict[str, Any]], data: dict[str, Any], name: str) -> dict[str, Any]:
    """Bars in the order of the table; below half the mean of all counties a bar is marked."""
    title, unit = MEASURES[name]
    rates = [row["rates"][name] for row in rows]
    mean = (data[name] or {}).get("mean") or 0.0
    bars = [
        {
            "label": row["name"],
            "value": value or 0.0,
            "text": "人口不明" if value is None else f"{value:.2f} {unit}",
            "mark": value is not None and value < mean / 2,
        }
        for row, value in zip(rows, rates, strict=True)
    ]
    return {
        "title": title,
        "bars": bars,
        "top": max([*(each or 0.0 for each in rates), mean], default=0.0) or 1.0,
    }


def measure_of(found: dict[str, Any], title: str) -> dict[str, Any]:
    """Gini and Theil of one measure, with what each tier adds."""
    tiers = [
        {
            "name": str(Tier(tier).label),
            "share": percent(part["share"]),
            "gini": f"{part['gini']:.4f}",
            "adds": f"{part['adds']:+.4f}",
            "theil": f"{part['theil']:.4f}",
            "theil_adds": f"{part['theil_adds']:+.4f}",
        }
        for tier, part in found["tiers"].items()
    ]
    told = {name: f"{found[name]:.4f}" for name in ("gini", "theil")}
    return {"title": title, "tiers": tiers} | told
