"""Tables: the template, a preview of what an import would do, the import, and the register as a file."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.network.access import can_import
from zhichi.domains.network.actions import (
    DoubtsLeft,
    ProposalError,
    TableFaults,
    import_points,
    keep_sheet,
    plan_import,
)
from zhichi.domains.network.actions.importing import Plan, Step, shown_names
from zhichi.domains.network.actions.writing import csv_lines, template, workbook
from zhichi.domains.network.enums import Status
from zhichi.domains.network.forms.facts import SheetForm
from zhichi.domains.network.models import Sheet
from zhichi.domains.network.rules.columns import words_of
from zhichi.domains.network.views.officer.register import question
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.files.public import FileFault

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100


def importer(request: HttpRequest) -> Actor:
    actor = request_actor(request)
    verdict = can_import(actor)
    if not verdict:
        raise PermissionDenied(verdict.because)
    return actor


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    actor = importer(request)
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                sheet = keep_sheet(upload=form.cleaned_data["table"], by=actor, at=timezone.now())
            except FileFault as error:
                form.add_error("table", str(error))
            else:
                return redirect("network:office_sheet", pk=sheet.pk)
    kept = Sheet.objects.filter(officer=actor.officer_id)[:10].defer("cells")
    return render(request, "network/officer/upload.html", {"form": form, "sheets": kept}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What a kept table would do; a POST does it, when nothing is wrong with it and its doubts were looked at."""
    actor = request_actor(request)
    one = get_object_or_404(Sheet, pk=pk, officer=actor.officer_id)
    importer(request)
    if isinstance(one.cells, dict):
        return redirect("network:office_part_sheet", pk=one.pk)
    at = timezone.now()
    if request.method == "POST":
        return do_import(request, actor, one)
    plan = plan_import(by=actor, at=at, cells=one.cells) if one.imported_at is None else Plan()
    return preview(request, one, plan)


def do_import(request: HttpRequest, actor: Actor, one: Sheet) -> HttpResponse:
    at = timezone.now()
    looked = "looked" in request.POST
    try:
        done = import_points(by=actor, at=at, cells=one.cells, name=one.name, sheet=one, accept_doubts=looked)
    except DoubtsLeft as left:
        return preview(request, one, left.plan, told="请先看过下面的疑点，勾选“已核对”，再导入。")
    except TableFaults as error:
        return preview(request, one, plan_import(by=actor, at=at, cells=one.cells), told=str(error))
    except ProposalError as error:
        messages.error(request, str(error))
        return redirect("network:office_sheet", pk=one.pk)
    messages.success(request, f"已导入：新增 {len(done.added)} 个，变更 {len(done.changed)} 个。")
    return redirect("network:office_points")


def preview(request: HttpRequest, one: Sheet, plan: Plan, told: str = "") -> HttpResponse:
    names = {code: region.full_name for code, region in plan.book.regions.items()}
    context = {
        "sheet": one,
        "plan": plan,
        "faults": [str(fault) for fault in plan.faults[:SHOWN]],
        "warnings": plan.warnings[:SHOWN],
        "added": [row_of(step, names) for step in plan.added[:SHOWN]],
        "changed": [row_of(step, names) for step in plan.changed[:SHOWN]],
        "shown": SHOWN,
        "told": told,
    }
    return render(request, "network/officer/sheet.html", context, status=422 if told else 200)


def row_of(step: Step, names: Mapping[str, str]) -> dict[str, Any]:
    """A line of the preview: what is new, or what was and what will be."""
    changes = [
        f"{title}：{words_of(name, step.before[name])} → {words_of(name, step.card[name])}"
        for name, title in zip(
            (n for n in step.changes if n not in {"lat", "datum"}), shown_names(step), strict=True
        )
        if step.before
    ]
    return {
        "number": step.number,
        "name": step.card["name"],
        "code": step.point.code if step.point else "",
        "place": f"{names.get(step.card['region'], '')}（{step.card['region']}）",
        "status": str(Status(step.card["status"]).label),
        "changes": changes,
    }


@require_safe
def blank(request: HttpRequest) -> FileResponse:
    """The template: titles on the first sheet, what each column wants on the second."""
    request_actor(request)
    return FileResponse(template(), as_attachment=True, filename="服务点导入模板.xlsx", content_type=XLSX)


@require_safe
def export_xlsx(request: HttpRequest) -> FileResponse:
    """My branch, as filtered, as a workbook that can be imported again."""
    _, rows = question(request)
    return FileResponse(workbook(rows), as_attachment=True, filename="服务点.xlsx", content_type=XLSX)


@require_safe
def export_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same as CSV, sent line by line."""
    _, rows = question(request)
    response = StreamingHttpResponse(csv_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = (
        "attachment; filename=\"points.csv\"; filename*=utf-8''%E6%9C%8D%E5%8A%A1%E7%82%B9.csv"
    )
    return response
