"""申请用印: for papers that were chosen, or for a document brought as PDF."""

from typing import Any

from django.contrib import messages
from django.core.files.base import File
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError, sees
from zhichi.foundation.files.public import FileFault, store
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.actions import Wanted, ask
from zhichi.foundation.seals.actions.outside import Brought
from zhichi.foundation.seals.forms import AskForm, BroughtForm
from zhichi.foundation.seals.models import Seal, rulebook
from zhichi.foundation.seals.rules.lists import MOST
from zhichi.foundation.seals.views.officer.gate import gate

TERMS = ("seal", "purpose", "recipient", "copies", "manner", "seam", "place", "leave")


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def ask_for(request: HttpRequest) -> HttpResponse:
    """`paper` as often as there are papers; without any, a PDF is brought."""
    at = timezone.now()
    papers = chosen(request)
    form = _form(request, papers)
    if request.method == "POST" and form.is_valid():
        try:
            made = _ask(request, form, papers, at)
            messages.success(request, f"已申请，等待“{made.approvals_needed[0].title}”。")
            return redirect("seals:request", made.pk)
        except (RefusedError, FileFault) as error:
            field = getattr(error, "field", "file")
            form.add_error(field if field in form.fields else None, str(error))
    context = {"form": form, "papers": papers, "token": request.POST.get("token") or get_random_string(32)}
    return render(request, "seals/officer/ask.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, papers: list[Paper]) -> AskForm:
    data = request.POST if request.method == "POST" else None
    seals = fitting(request, papers)
    if papers:
        return AskForm(data, seals=seals)
    files = request.FILES if request.method == "POST" else None
    return BroughtForm(data, files, seals=seals, book=rulebook(timezone.localdate()))


def _ask(request: HttpRequest, form: AskForm, papers: list[Paper], at: Any) -> Any:
    actor, given = request_actor(request), form.cleaned_data
    brought = None
    if not papers:
        upload: File[bytes] = given["file"]
        stored = store(upload=upload, by=actor, at=at)
        brought = Brought(stored, given["title"], given["kind"], given["pages"])
    terms = {name: given[name] for name in TERMS}
    token = request.POST.get("token", "")
    return ask(wanted=Wanted(papers=papers, brought=brought, token=token, **terms), by=actor, at=at)


def chosen(request: HttpRequest) -> list[Paper]:
    """The papers named in the address or the form, all of which this officer must know of."""
    asked = request.POST if request.method == "POST" else request.GET
    wanted = [
        int(one) for one in asked.getlist("paper")[:MOST] if one.isascii() and one.isdigit() and len(one) < 12
    ]
    found = Paper.objects.filter(pk__in=wanted).select_related("case", "template", "unit").in_bulk()
    actor = request_actor(request)
    if len(found) != len(set(wanted)) or not all(sees(actor, one.case_id) for one in found.values()):
        raise Http404
    return [found[pk] for pk in dict.fromkeys(wanted)]


def fitting(request: HttpRequest, papers: list[Paper]) -> "QuerySet[Seal, Seal]":
    """Seals in use that this officer may ask for; for papers those of their unit and kind."""
    today = timezone.localdate()
    seals = Seal.objects.visible_to(request_actor(request)).usable(today)
    if papers:
        wanted = papers[0].template.says.seal
        kinds = [one.key for one in rulebook(today).types.values() if wanted in one.papers]
        seals = seals.filter(organ=papers[0].unit_id, kind__in=kinds)
    return seals
