"""The directories for everybody: what is published, page by page and as files; personal data masked."""

import json

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from zhichi.domains.inspections.actions.writing import csv_lines, titles_of
from zhichi.domains.inspections.models import Snapshot
from zhichi.domains.inspections.rules.cells import written

PAGE = 20


def found(pk: int) -> Snapshot:
    rows = Snapshot.objects.filter(published_at__isnull=False).select_related("unit").defer("rows")
    return get_object_or_404(rows, pk=pk)


@login_not_required
@require_safe
def directories(request: HttpRequest) -> HttpResponse:
    rows = Snapshot.objects.filter(published_at__isnull=False).select_related("unit")
    page = Paginator(rows.defer("rows", "public").order_by("-published_at", "-pk"), PAGE)
    shown = page.get_page(request.GET.get("page"))
    return render(request, "inspections/citizen/directories.html", {"page": shown})


@login_not_required
@require_safe
def snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    one = found(pk)
    titles = titles_of(one.directory)
    page = Paginator(one.public, PAGE).get_page(request.GET.get("page"))
    rows = [
        (
            row["name"],
            [(titles[name], written(value)) for name, value in row.items() if name != "name" and value],
        )
        for row in page
    ]
    context = {"snapshot": one, "page": page, "rows": rows}
    return render(request, "inspections/citizen/snapshot.html", context)


@login_not_required
@require_safe
def as_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    one = found(pk)
    response = StreamingHttpResponse(
        csv_lines(one.directory, one.public), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{one.directory}-{one.number}.csv"'
    return response


@login_not_required
@require_safe
def as_json(request: HttpRequest, pk: int) -> HttpResponse:
    """`rows` in canonical form has `public_digest` as its SHA-256."""
    one = found(pk)
    told = {
        "directory": one.directory,
        "unit": one.unit.code,
        "number": one.number,
        "digest": one.digest,
        "public_digest": one.public_digest,
        "rows": one.public,
    }
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/json; charset=utf-8")
