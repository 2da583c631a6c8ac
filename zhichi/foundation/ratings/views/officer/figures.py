"""Reports of a quarter by unit, item and month; nothing in them speaks of fewer than five people."""

import csv
from io import StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.ratings.access import READERS
from zhichi.foundation.ratings.models.reports import Report, quarters_of, report_of
from zhichi.foundation.ratings.rules import FEWEST, Group, Quarter

HEAD = ["非常满意", "满意", "基本满意", "不满意", "非常不满意"]


@require_safe
@require_role(*READERS)
def figures(request: HttpRequest) -> HttpResponse:
    report, unit = asked(request)
    tables = [
        {"title": title, "name": name, "rows": [row(group, name, report) for group in groups]}
        for name, title, groups in report.tables
    ]
    quarters = [
        {"title": one.title, "url": f"?quarter={one}", "current": one == report.quarter}
        for one in quarters_of(timezone.localdate())
    ]
    context = {
        "report": report,
        "tables": tables,
        "quarters": quarters,
        "head": ["名称", "份数", *HEAD],
        "fewest": FEWEST,
        "query": f"quarter={report.quarter}&unit={unit}",
    }
    return render(request, "ratings/officer/figures.html", context)


def row(group: Group, name: str, report: Report) -> list[Any]:
    """A line of a table; a unit whose own page may be opened leads there."""
    opens = name == "unit" and group.key in report.opens
    url = f"?quarter={report.quarter}&unit={group.key}" if opens else ""
    first = {"text": group.title, "url": url} if url else group.title
    return [first, str(group.total), *(str(count) for count in group.grades)]


def asked(request: HttpRequest) -> tuple[Report, str]:
    """The report that the address names; 404 for a unit that is not to be opened, however it is reached."""
    today = timezone.localdate()
    quarter = Quarter.read(request.GET.get("quarter", "")) or Quarter.of(today).before()
    if quarter not in quarters_of(today):
        raise Http404
    unit = request.GET.get("unit", "")
    report = report_of(request_actor(request), quarter, unit) if unit.isprintable() else None
    if report is None:
        raise Http404
    return report, unit


@require_safe
@require_role(*READERS)
def as_json(request: HttpRequest) -> HttpResponse:
    """The same groups as on the page, for machines."""
    report, _ = asked(request)
    document = {
        "quarter": str(report.quarter),
        "unit": report.unit.code,
        "fewest": FEWEST,
        "tables": {
            name: [
                {"key": g.key, "title": g.title, "total": g.total, "grades": list(g.grades)} for g in groups
            ]
            for name, _, groups in report.tables
        },
    }
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 2})


def cell(text: str) -> str:
    """What a spreadsheet program would take for a formula is text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


@require_safe
@require_role(*READERS)
def as_csv(request: HttpRequest) -> HttpResponse:
    report, _ = asked(request)
    out = StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(["分组", "名称", "份数", *HEAD])
    for _name, title, groups in report.tables:
        for group in groups:
            writer.writerow([title, cell(group.title), group.total, *group.grades])
    name = f"ratings-{report.unit.code}-{report.quarter}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8", headers=headers)
