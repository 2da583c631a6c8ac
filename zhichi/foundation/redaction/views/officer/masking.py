"""Beginning a copy, marking more words, deciding every place."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError, StaleError, sees
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.redaction.access import can_mask
from zhichi.foundation.redaction.actions import add, begin, confirm
from zhichi.foundation.redaction.enums import State
from zhichi.foundation.redaction.forms import WordsForm
from zhichi.foundation.redaction.views.officer.lists import gate
from zhichi.foundation.redaction.views.officer.one import copy_or_404, page, revision_of


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Of an issued paper: to the copy there is, or what beginning one means."""
    actor = request_actor(request)
    known = ("case__unit", "case__county_unit", "unit", "template")
    paper = Paper.objects.select_related(*known).filter(pk=pk).first()
    if paper is None or not sees(actor, paper.case_id):
        raise Http404
    there = paper.publications.exclude(state=State.WITHDRAWN).first()
    if there is not None:
        return redirect("redaction:one", there.pk)
    refused, status = "", 200
    if request.method == "POST":
        try:
            return redirect("redaction:one", begin(paper=paper, by=actor, at=timezone.now()).pk)
        except RefusedError as error:
            refused, status = str(error), 422
    context = {"paper": paper, "case": paper.case, "may": can_mask(actor, paper.case), "refused": refused}
    return render(request, "redaction/officer/new.html", context, status=status)


@require_POST
@gate
def adding(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    held, form = copy_or_404(actor, pk), WordsForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data["words"]
            add(pk=pk, words=said, by=actor, at=timezone.now(), revision=revision_of(request))
            messages.success(request, "已添加，请在下面确认。")
            return redirect("redaction:one", pk)
        except RefusedError as error:
            form.add_error("words", str(error))
            held.refresh_from_db()
    return page(request, actor, held, words=form, status=422)


@require_POST
@gate
def confirming(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    held = copy_or_404(actor, pk)
    fates = decided(request.POST, len(held.marks))
    try:
        confirm(pk=pk, fates=fates, by=actor, at=timezone.now(), revision=revision_of(request))
    except RefusedError as error:
        held.refresh_from_db()
        status = 409 if isinstance(error, StaleError) else 422
        return page(request, actor, held, faults={error.field: str(error)}, status=status)
    messages.success(request, "已交给另一个人审核。")
    return redirect("redaction:one", pk)


def decided(sent: QueryDict, count: int) -> dict[int, tuple[str, str]]:
    """By the order of the marks, what was chosen; what was not sent is left out."""
    return {
        n: (sent.get(f"fate-{n}", ""), sent.get(f"why-{n}", "")) for n in range(count) if f"fate-{n}" in sent
    }
