"""Procedures out of and into files."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import ProcedureError, as_bpmn, document_in, start_draft
from zhichi.foundation.procedures.forms import ImportForm
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.procedures.views.officer.branch import draft_or_404, drafting, reading

SHOWN_FAULTS = 20


@require_safe
@reading
def version_bpmn(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    return download(held.document, f"{kind}-{version}.bpmn")


@require_safe
@drafting
def draft_bpmn(request: HttpRequest, kind: str) -> HttpResponse:
    draft = draft_or_404(kind)
    try:
        return download(draft.document, f"{kind}-draft.bpmn")
    except ValueError:
        messages.warning(request, "草稿还有要改的地方，改好以后才能导出。")
        return redirect("procedures:draft", kind)


def download(document: Mapping[str, Any], name: str) -> HttpResponse:
    response = HttpResponse(as_bpmn(document), content_type="application/xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def take_in(request: HttpRequest) -> HttpResponse:
    """A file becomes a draft; what is published stays as it is until the draft is."""
    form = ImportForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            upload = form.cleaned_data["file"]
            try:
                document = document_in(upload.read(), "(file)")
                based_on = ProcedureVersion.objects.filter(kind=document["kind"]).order_by("-version").first()
                start_draft(
                    document=document, based_on=based_on, by=request_actor(request), at=timezone.now()
                )
            except ProcedureError as error:
                for fault in error.faults[:SHOWN_FAULTS]:
                    place = "" if fault.place.startswith("(file)") else f"{fault.place}："
                    form.add_error("file", f"{place}{fault.said}")
            except EditError as error:
                form.add_error("file", str(error))
            else:
                messages.success(request, "已导入为草稿。")
                return redirect("procedures:draft", document["kind"])
    return render(request, "procedures/officer/import.html", {"form": form}, status=status)
