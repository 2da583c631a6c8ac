"""Destructions: what waits for approval, what waits for its witnesses, what was destroyed."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.dossiers.access import can_approve, can_witness
from zhichi.foundation.dossiers.actions.destroying import answer_destruction, witness_destruction
from zhichi.foundation.dossiers.models import Destruction, Dossier
from zhichi.foundation.dossiers.views.officer.listing import gate

PEOPLE = ("proposed_by", "answered_by", "first_by", "second_by")
AROUND = ("dossier__case__unit", "dossier__case__county_unit")


@require_safe
@gate
def destructions(request: HttpRequest) -> HttpResponse:
    """Three statements for any length."""
    actor = request_actor(request)
    found = Destruction.objects.filter(dossier__in=Dossier.objects.visible_to(actor))
    page = Paginator(found.select_related(*AROUND, *PEOPLE), 20).get_page(request.GET.get("page"))
    rows = [(one, can_approve(actor, one), can_witness(actor, one)) for one in page.object_list]
    return render(request, "dossiers/officer/destructions.html", {"page": page, "rows": rows})


@require_POST
@gate
def answering(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    found = _one_or_404(actor, pk)
    agree = request.POST.get("answer") == "agree"
    try:
        words = request.POST.get("words", "")
        answer_destruction(destruction=found, agree=agree, words=words, by=actor, at=timezone.now())
        messages.success(request, "已批准，等两个人监销。" if agree else "已退回，不销毁。")
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("dossiers:destructions")


@require_POST
@gate
def witnessing(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    found = _one_or_404(actor, pk)
    try:
        done = witness_destruction(destruction=found, by=actor, at=timezone.now())
        told = "已销毁，指纹和记录留存。" if done.second_at else "已记下您监销，还要另一个人。"
        messages.success(request, told)
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("dossiers:destructions")


def _one_or_404(actor: Actor, pk: int) -> Destruction:
    seen = Dossier.objects.visible_to(actor)
    found = Destruction.objects.select_related(*AROUND).filter(pk=pk, dossier__in=seen).first()
    if found is None:
        raise Http404
    return found
