"""One paper: its number, its bytes, what became of it; finishing it, making it void."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import RefusedError, sees
from zhichi.foundation.papers.access import can_issue, can_void
from zhichi.foundation.papers.actions import PressError, finish, opened, paper_bytes, void, word_of
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.views.officer.issuing import gate
from zhichi.foundation.sockets.public import PAPER_OFFERS
from zhichi.kernel import writes

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KNOWN = ("case__unit", "case__county_unit", "record__act", "template", "unit")


def paper_or_404(actor: Actor, pk: int) -> Paper:
    """The paper of a case of which this actor may know."""
    paper = Paper.objects.select_related(*KNOWN).filter(pk=pk).first()
    if paper is None or not sees(actor, paper.case_id):
        raise Http404
    return paper


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    paper = paper_or_404(actor, pk)
    context = {
        "paper": paper,
        "case": paper.case,
        "may_void": can_void(actor, paper),
        "may_issue": can_issue(actor, paper.case, paper.record),
        "offers": [offer for offered in PAPER_OFFERS for offer in offered(paper, actor)],
    }
    return render(request, "papers/officer/one.html", context)


@require_safe
@gate
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The exact bytes whose digest is on the ledger. Taking them out of a sensitive case is logged."""
    actor = request_actor(request)
    paper = paper_or_404(actor, pk)
    if not paper.digest or not hasattr(paper, "bytes"):
        raise Http404
    _log(actor, paper)
    return _attached(paper_bytes(paper), f"{paper.title}{paper.number}.pdf", "application/pdf")


@require_safe
@gate
def word(request: HttpRequest, pk: int) -> HttpResponse:
    """The same words as DOCX, for work that goes on by hand; what counts is the PDF."""
    actor = request_actor(request)
    paper = paper_or_404(actor, pk)
    if not paper.content:  # destroyed with the file of its case
        raise Http404
    try:
        data = word_of(paper.content)
    except PressError as error:
        messages.error(request, str(error))
        return redirect("papers:one", pk)
    _log(actor, paper)
    return _attached(data, f"{paper.title}{paper.number}.docx", WORD)


@require_POST
@gate
def finishing(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    paper = paper_or_404(actor, pk)
    try:
        finish(paper=paper, by=actor, at=timezone.now())
        messages.success(request, f"已出文：{paper}。")
    except (RefusedError, PressError) as error:
        messages.error(request, str(error))
    return redirect("papers:one", pk)


@require_POST
@gate
def voiding(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    paper = paper_or_404(actor, pk)
    try:
        void(paper=paper, because=request.POST.get("because", ""), by=actor, at=timezone.now())
        messages.success(
            request, f"{paper}已作废，文号不再用。" if paper.n else f"{paper}印的这一份已作废，可以重印。"
        )
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("papers:one", pk)


def _log(actor: Actor, paper: Paper) -> None:
    with writes.allowed("the log of who took out a paper that names people"):
        opened(paper=paper, by=actor, at=timezone.now())


def _attached(data: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["Cache-Control"] = "no-store"
    return response
