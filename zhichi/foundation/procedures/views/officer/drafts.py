"""The drafts: begun, looked at whole, put in order, thrown away, published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import (
    change_draft,
    discard_draft,
    patterns,
    prefixes_beside,
    start_draft,
    words_here,
)
from zhichi.foundation.procedures.forms import StartForm
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.procedures.rules.advice import advice_of
from zhichi.foundation.procedures.rules.diagram import diagram
from zhichi.foundation.procedures.rules.editing import raised
from zhichi.foundation.procedures.rules.words import told
from zhichi.foundation.procedures.views.officer.branch import (
    draft_or_404,
    drafting,
)
from zhichi.foundation.procedures.views.officer.places import faults_here, linked
from zhichi.foundation.procedures.views.officer.tables import filing_rows, verb_rows


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def start(request: HttpRequest) -> HttpResponse:
    """A new kind of work, from a pattern."""
    found = {pattern.key: pattern for pattern in patterns()}
    choices = [(key, f"{pattern.title}：{pattern.summary}") for key, pattern in found.items()]
    # Whoever comes from an item does not type again what it is called.
    first = {word: request.GET.get(word, "") for word in ("kind", "title")}
    taken = prefixes_beside(request.POST.get("kind", ""))
    form = StartForm(request.POST or None, choices=choices, taken=taken, initial=first)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            data = form.cleaned_data
            if ProcedureVersion.objects.filter(kind=data["kind"]).exists():
                form.add_error("kind", "这个标识已经有发布的程序，请从它的版本开始修改，或者换一个标识。")
            else:
                document = found[data["pattern"]].of(data["kind"], data["title"], data["letters"])
                try:
                    draft = start_draft(document=document, by=request_actor(request), at=timezone.now())
                except EditError as error:
                    form.add_error("kind", str(error))
                else:
                    messages.success(request, "草稿已建好。")
                    return redirect("procedures:draft", draft.kind)
    return render(request, "procedures/officer/start.html", {"form": form}, status=status)


@require_POST
@drafting
def clone(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    """A draft from a published version."""
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    try:
        start_draft(document=held.document, based_on=held, by=request_actor(request), at=timezone.now())
    except EditError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, f"已从第{version}版建好草稿。")
    return redirect("procedures:draft", kind)


@require_safe
@drafting
def draft(request: HttpRequest, kind: str) -> HttpResponse:
    """The draft whole: faults, picture, tables of states and verbs."""
    return render(request, "procedures/officer/draft.html", draft_page(draft_or_404(kind)))


def draft_page(held: ProcedureDraft) -> dict[str, Any]:
    document, words = held.document, words_here()
    faults = faults_here(document)
    advice = [] if faults else advice_of(document)
    return {
        "draft": held,
        "document": document,
        "faults": linked(held.kind, document, faults),
        "advice": linked(held.kind, document, advice),
        "chart": diagram(document, faults=faults),
        "states": told(document, words),
        "verbs": verb_rows(document, words),
        "filing": filing_rows(document, words),
    }


@require_POST
@drafting
def order(request: HttpRequest, kind: str, part: str, name: str) -> HttpResponse:
    """A state or verb one place up."""
    if part not in {"states", "verbs"}:
        raise Http404
    draft_or_404(kind)
    change_draft(
        kind=kind,
        revision=None,
        change=lambda document: raised(document, part, name),
        place=f"{part}.{name}",
        by=request_actor(request),
        at=timezone.now(),
    )
    return redirect("procedures:draft", kind)


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def discard(request: HttpRequest, kind: str) -> HttpResponse:
    """Asked once, then gone."""
    held = draft_or_404(kind)
    if request.method == "POST":
        try:
            discard_draft(kind=kind, by=request_actor(request), at=timezone.now())
        except EditError as error:
            messages.warning(request, str(error))
        else:
            messages.success(request, "草稿已删去，已发布的版本没有变。")
        return redirect("procedures:list")
    return render(request, "procedures/officer/discard.html", {"draft": held})
