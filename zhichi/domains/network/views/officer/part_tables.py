"""Windows, people and devices of many points by table: template, export, preview with its faults, import."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.network.actions import ProposalError, TableFaults, keep_sheet
from zhichi.domains.network.actions.part_tables import PartStep, import_parts, lines_of, plan_parts
from zhichi.domains.network.actions.writing import parts_workbook
from zhichi.domains.network.forms.facts import SheetForm
from zhichi.domains.network.models import Point, Sheet
from zhichi.domains.network.rules.part_tables import TABLES
from zhichi.domains.network.views.officer.tables import SHOWN, XLSX, importer
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.files.public import FileFault


def asked(request: HttpRequest) -> str:
    what = request.GET.get("what", "person")
    if what not in TABLES:
        raise Http404
    return what


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    actor, what = importer(request), asked(request)
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            table = form.cleaned_data["table"]
            kept = keep_sheet(upload=table, by=actor, at=timezone.now(), what=what)
        except FileFault as error:
            form.add_error("table", str(error))
        else:
            return redirect("network:office_part_sheet", pk=kept.pk)
    tabs = [
        {"title": table.title, "url": f"?what={name}", "current": name == what, "count": None}
        for name, table in TABLES.items()
    ]
    context = {"form": form, "tabs": tabs, "what": what, "title": TABLES[what].title}
    return render(request, "network/officer/upload_parts.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What a kept table would do; a POST does it."""
    actor = importer(request)
    one = get_object_or_404(Sheet, pk=pk, officer=actor.officer_id)
    if not isinstance(one.cells, dict):
        raise Http404
    what, rows, told = one.cells["what"], one.cells["rows"], ""
    if request.method == "POST":
        try:
            done = import_parts(by=actor, at=timezone.now(), what=what, cells=rows, sheet=one)
        except (ProposalError, TableFaults) as error:
            told = str(error)
        else:
            messages.success(request, f"已导入：新增 {len(done.added)} 条，变更 {len(done.changed)} 条。")
            return redirect("network:office_points")
    plan = plan_parts(by=actor, what=what, cells=rows) if one.imported_at is None else None
    context = {
        "sheet": one,
        "title": TABLES[what].title,
        "what": what,
        "plan": plan,
        "rows": [row_of(step) for step in [*plan.added, *plan.changed][:SHOWN]] if plan else [],
        "shown": SHOWN,
        "told": told,
    }
    return render(request, "network/officer/sheet_parts.html", context, status=422 if told else 200)


def row_of(step: PartStep) -> dict[str, object]:
    return {
        "number": step.number,
        "point": step.part.point,
        "part": str(getattr(step.part, "name", "")) or step.part.get_kind_display(),  # type: ignore[union-attr]  # equipment
        "done": "变更" if step.before else "新增",
    }


@require_safe
def template(request: HttpRequest) -> FileResponse:
    request_actor(request)
    return _sent(asked(request), [], "导入模板")


@require_safe
def export(request: HttpRequest) -> FileResponse:
    """The parts of my branch, as a workbook that can be imported again."""
    what = asked(request)
    points = Point.objects.of_branch(request_actor(request))
    return _sent(what, list(lines_of(what, points)), "")


def _sent(what: str, lines: list[list[str]], more: str) -> FileResponse:
    table = TABLES[what]
    return FileResponse(
        parts_workbook(table, lines),
        as_attachment=True,
        filename=f"{table.title}{more}.xlsx",
        content_type=XLSX,
    )
