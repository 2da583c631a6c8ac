"""The list of forms, one form with its draft and versions, and how a new one begins."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.forms.access import CATALOGUE_ROLES, can_write
from zhichi.foundation.forms.actions import FormError, import_draft, start_draft
from zhichi.foundation.forms.forms.building import ImportForm, StartForm
from zhichi.foundation.forms.models import FormDraft, FormVersion
from zhichi.foundation.forms.views.officer.desk import for_writers, linked_faults
from zhichi.foundation.forms.views.officer.saying import parts_said


@require_safe
@require_role(*CATALOGUE_ROLES)
def index(request: HttpRequest) -> HttpResponse:
    """Every form, with its newest version and whether it is being changed. Two queries."""
    rows: dict[str, dict[str, Any]] = {}
    found = FormVersion.objects.standing().order_by("key", "version")
    for key, title, version, since in found.values_list("key", "title", "version", "effective_from"):
        rows[key] = {"key": key, "title": title, "version": version, "since": since, "draft": False}
    for key, title in FormDraft.objects.values_list("key", "document__title"):
        rows.setdefault(key, {"key": key, "title": title, "version": None, "since": None})["draft"] = True
    context = {"rows": list(rows.values()), "may": bool(can_write(request_actor(request)))}
    return render(request, "forms/officer/index.html", context)


@require_safe
@require_role(*CATALOGUE_ROLES)
def form(request: HttpRequest, key: str) -> HttpResponse:
    """One form: what is being written, what stands in its way, what was published."""
    draft = FormDraft.objects.filter(key=key).first()
    versions = list(
        FormVersion.objects.filter(key=key).order_by("-version").defer("document", "schema", "layout")
    )
    if draft is None and not versions:
        raise Http404
    context = {
        "key": key,
        "title": draft.document["title"] if draft else versions[0].title,
        "draft": draft,
        "sections": parts_said(draft.document) if draft else [],
        "faults": linked_faults(draft) if draft else [],
        "versions": versions,
        "may": bool(can_write(request_actor(request))),
    }
    return render(request, "forms/officer/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def new(request: HttpRequest) -> HttpResponse:
    # Whoever comes from an item does not type again what it is called.
    first = {word: request.GET.get(word, "") for word in ("key", "title")}
    asked = StartForm(request.POST or None, initial=first)
    if request.method == "POST" and asked.is_valid():
        given, by = asked.cleaned_data, request_actor(request)
        try:
            draft = start_draft(key=given["key"], title=given["title"], by=by, at=timezone.now())
        except PermissionDenied as error:
            return refused(request, str(error))
        except FormError as error:
            for fault in error.faults:
                asked.add_error(fault.path if fault.path in asked.fields else None, fault.sentence)
        else:
            return redirect("forms:form", key=draft.key)
    status = 422 if asked.errors else 200
    return render(request, "forms/officer/new.html", {"form": asked}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def import_form(request: HttpRequest) -> HttpResponse:
    """Take in an exported file as a draft; every fault in it is told and nothing is kept."""
    asked = ImportForm(request.POST or None, request.FILES or None)
    faults: list[str] = []
    if request.method == "POST" and asked.is_valid():
        held = asked.cleaned_data["file"]
        whole = isinstance(held, dict) and "document" in held
        try:
            draft = import_draft(
                document=held["document"] if whole else held,
                schema=held.get("schema") if whole else None,
                by=request_actor(request),
                at=timezone.now(),
            )
        except PermissionDenied as error:
            return refused(request, str(error))
        except FormError as error:
            faults = [str(fault) for fault in error.faults[:50]]
        else:
            return redirect("forms:form", key=draft.key)
    status = 422 if asked.errors or faults else 200
    return render(request, "forms/officer/import.html", {"form": asked, "faults": faults}, status=status)


def exported(version: FormVersion) -> str:
    """What an export holds: the document and the schema that follows from it."""
    held = {
        "document": version.document,
        "schema": version.schema,
        "version": version.version,
        "effective_from": version.effective_from.isoformat(),
        "sha256": version.digest,
    }
    return json.dumps(held, ensure_ascii=False, indent=2)
