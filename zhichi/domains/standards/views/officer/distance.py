"""How far every point is from its next grade, item by item; the checklists themselves."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.network.public import Point, Status
from zhichi.domains.standards.access import READERS
from zhichi.domains.standards.enums import Head, Standing
from zhichi.domains.standards.forms import WhereForm
from zhichi.domains.standards.models import Checklist
from zhichi.domains.standards.models.far import current_sheet, distances
from zhichi.domains.standards.models.held import grades_of
from zhichi.domains.standards.models.lacking import lacking_most
from zhichi.domains.standards.rules.sheet import Sheet
from zhichi.domains.standards.rules.standing import Distance
from zhichi.domains.standards.views.officer.lists import chips, counties_of, my_points, narrowed, page_of
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.regions.public import Tier

MOST = 10
ORDERS = {"far": "差得多的在前", "near": "差得少的在前"}


@require_safe
@require_role(*READERS)
def distance(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    asked = request.GET.copy()
    asked.setdefault("tier", Tier.VILLAGE)
    form = WhereForm(asked, counties=counties_of(actor), any_tier=False)
    points = my_points(actor).filter(narrowed(form, actor), status=Status.OPERATING)
    sheet = current_sheet(form.cleaned_data.get("tier", ""), at)
    far = distances(points, sheet, at=at) if sheet else {}
    item, order = request.GET.get("item", ""), request.GET.get("order", "far")
    chosen = next((one for one in sheet.items if one.code == item), None) if sheet else None
    shown = [(pk, one) for pk, one in far.items() if not chosen or one.known[chosen.code] != Standing.MET]
    shown.sort(key=lambda row: (row[1].counted.score, row[0]), reverse=order == "near")
    page = page_of(request, shown)
    context = {
        "form": form,
        "active": chips(request, form, skip="tier"),
        "sheet": sheet,
        "count": len(far),
        "lacking": [lacking_row(request, one) for one in lacking_most(sheet, far.values())[:MOST]]
        if sheet
        else [],
        "chosen": chosen,
        "orders": [
            {"title": title, "url": f"?{with_(request, order=key)}", "current": key == order}
            for key, title in ORDERS.items()
        ],
        "page": page,
        "rows": rows_of(points, sheet, list(page), at) if sheet else [],
        "as_of": at,
    }
    return render(request, "standards/officer/distance.html", context)


def with_(request: HttpRequest, **changes: str) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    for name, value in changes.items():
        query[name] = value
    return query.urlencode()


def lacking_row(request: HttpRequest, one: Any) -> dict[str, Any]:
    return {
        "item": one.item,
        "missing": one.missing,
        "unknown": one.unknown,
        "url": f"?{with_(request, item=one.item.code)}",
    }


def rows_of(
    points: QuerySet[Point], sheet: Sheet, shown: list[tuple[int, Distance]], at: datetime
) -> list[dict[str, Any]]:
    """The lines of one page: points, their grades and newest assessments in two statements."""
    ids = [pk for pk, _ in shown]
    named = {point.pk: point for point in points.filter(pk__in=ids).select_related("unit")}
    held = grades_of(ids, on=timezone.localdate(at))
    return [
        {
            "point": named[pk],
            "grade": held.get(pk),
            "score": far.counted.score,
            "way": far.way,
            "missing": [sheet.item(code) for code in far.codes(Standing.MISSING)],
            "unknown": [sheet.item(code) for code in far.codes(Standing.UNKNOWN)],
        }
        for pk, far in shown
    ]


@require_safe
@require_role(*READERS)
def checklists(request: HttpRequest) -> HttpResponse:
    rows = Checklist.objects.order_by("tier", "-version")
    current = set(Checklist.objects.current(timezone.localdate()).values_list("pk", flat=True))
    context = {"rows": [{"checklist": one, "current": one.pk in current} for one in rows]}
    return render(request, "standards/officer/checklists.html", context)


@require_safe
@require_role(*READERS)
def checklist(request: HttpRequest, key: str, version: int) -> HttpResponse:
    held = get_object_or_404(Checklist, key=key, version=version)
    heads = [{"title": head.label, "items": held.sheet.of_head(head)} for head in Head]
    context = {"checklist": held, "sheet": held.sheet, "heads": heads}
    return render(request, "standards/officer/checklist.html", context)
