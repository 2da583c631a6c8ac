"""A table of a directory: its template, the upload, what it would change, and the decision."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.inspections.access import can_keep
from zhichi.domains.inspections.actions import DirectoryError, Plan, keep_sheet, plan_of, take_sheet
from zhichi.domains.inspections.actions.planning import TITLES
from zhichi.domains.inspections.actions.writing import template
from zhichi.domains.inspections.enums import Directory
from zhichi.domains.inspections.forms import SheetForm
from zhichi.domains.inspections.models import DirectorySheet
from zhichi.domains.inspections.rules.cells import written
from zhichi.domains.inspections.views.officer.directories import gate, unit_seen
from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.files.public import FileFault

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100


@require_safe
@gate
def blank(request: HttpRequest, directory: str) -> HttpResponse:
    if directory not in Directory.values:
        raise Http404
    name = f"{Directory(directory).label}模板.xlsx"
    with template(directory) as book:
        response = HttpResponse(book.read(), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def upload(request: HttpRequest, pk: int, directory: str) -> HttpResponse:
    actor = request_actor(request)
    unit = unit_seen(actor, pk, directory)
    verdict = can_keep(actor, unit)
    if not verdict:
        return refused(request, verdict.because)
    form = SheetForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        try:
            kept = keep_sheet(
                upload=form.cleaned_data["table"],
                unit=unit,
                directory=directory,
                whole=form.whole,
                by=actor,
                at=timezone.now(),
            )
        except FileFault as error:
            form.add_error("table", str(error))
        else:
            return redirect("inspections:sheet", pk=kept.pk)
    context = {"form": form, "unit": unit, "directory": directory, "title": Directory(directory).label}
    return render(request, "inspections/officer/upload.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """What was kept would do; a POST does it. Of the reader's own tables only."""
    actor = request_actor(request)
    mine = DirectorySheet.objects.filter(officer=actor.officer_id).select_related("unit")
    one, told = get_object_or_404(mine, pk=pk), ""
    if request.method == "POST":
        token, looked = request.POST.get("token", ""), "looked" in request.POST
        try:
            done = take_sheet(sheet=one, token=token, looked=looked, by=actor, at=timezone.now())
        except DirectoryError as error:
            told = str(error)
        else:
            said = f"新增 {len(done.added)}，变更 {len(done.changed)}，移出 {len(done.gone)}"
            messages.success(request, f"已采用：{said}。")
            return redirect("inspections:directory", pk=one.unit_id, directory=one.directory)
    plan = plan_of(one, localdate()) if one.taken_at is None else Plan()
    context = {"sheet": one, "plan": plan, "told": told, "shown": SHOWN} | lines_of(one.directory, plan)
    return render(request, "inspections/officer/sheet.html", context, status=422 if told else 200)


def lines_of(directory: str, plan: Plan) -> dict[str, object]:
    titles = TITLES[directory]
    return {
        "faults": [str(fault) for fault in plan.faults[:SHOWN]],
        "doubts": [str(doubt) for doubt in plan.doubts[:SHOWN]],
        "added": [(step.number, step.document["name"]) for step in plan.added[:SHOWN]],
        "gone": [(one.entry.code, one.document["name"]) for one in plan.gone[:SHOWN]],
        "changed": [
            (
                step.number,
                step.document["name"],
                [
                    (titles[name], written(step.before.document.get(name, "")), written(step.document[name]))
                    for name in step.changed
                ],
            )
            for step in plan.changed[:SHOWN]
            if step.before
        ],
    }
