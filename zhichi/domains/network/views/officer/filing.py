"""Filing a proposal: where, then the form with all that is known, then what looks wrong, then the county."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.network.access import PROPOSERS, can_edit, can_propose
from zhichi.domains.network.actions import ProposalError, propose, resubmit
from zhichi.domains.network.actions.cards import card_of
from zhichi.domains.network.actions.proposing import doubts_about, whole_card
from zhichi.domains.network.enums import ProposalKind
from zhichi.domains.network.forms.card import CardForm
from zhichi.domains.network.models import Point, Proposal
from zhichi.domains.network.views.officer.parts import edit_proposed
from zhichi.domains.network.views.officer.proposals import proposal_or_404
from zhichi.domains.network.views.officer.register import point_or_404
from zhichi.domains.network.views.officer.where import (
    begin_with,
    choose_place,
    places_of,
    region_asked,
    units_of,
)
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.files.public import FileFault, store
from zhichi.foundation.regions.public import Region


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Propose a new point."""
    actor = request_actor(request)
    if not actor.paths(*PROPOSERS):
        raise PermissionDenied("申报服务点由司法所或者公共法律服务科办理，您没有这个岗位。")
    where = region_asked(request)
    if where is None and request.method != "POST" and not places_of(actor, None):
        return choose_place(request, actor)
    return _answer(request, actor, None, None, where)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Propose what a point shall be."""
    actor = request_actor(request)
    point = point_or_404(actor, code)
    verdict = can_propose(actor, point.unit)
    if not verdict:
        raise PermissionDenied(verdict.because)
    return _answer(request, actor, point, None, point.region)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right what was returned, or what was taken back."""
    actor = request_actor(request)
    one = proposal_or_404(actor, pk)
    verdict = can_edit(actor, one)
    if not verdict:
        raise PermissionDenied(verdict.because)
    if one.kind == ProposalKind.PART:
        return edit_proposed(request, actor, one)
    point = one.point if one.kind == ProposalKind.CHANGE else None
    where = Region.objects.filter(pk=one.data.get("region")).first()
    return _answer(request, actor, point, one, point.region if point else where)


def _answer(
    request: HttpRequest,
    actor: Actor,
    point: Point | None,
    one: Proposal | None,
    where: Region | None,
) -> HttpResponse:
    """The form, and what comes of it. What was typed stays whatever goes wrong."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    before = card_of(point) if point else None
    units = units_of(actor)
    start = whole_card(one) if one else begin_with(where, units) if where and not point else None
    kept = one is not None and one.evidence.exists()
    regions = places_of(actor, where, {**(before or {}), **(start or {})}.get("serves", ()))
    form = CardForm(*sent, units=units, regions=regions, before=before, start=start, papers=kept)
    if one and not sent:
        form.fields["reason"].initial = one.reason
    status, doubts = 200, list[str]()
    if request.method == "POST":
        status = 422
        doubts = unseen(request, form, point, one) if form.is_valid() else []
        if form.is_valid() and not doubts:
            try:
                made = _submit(form, actor, point, one)
            except ProposalError as error:
                for finding in error.findings:
                    form.add_error(finding.field if finding.field in form.fields else None, finding.text)
                if not error.findings:
                    form.add_error(None, str(error))
            except (FileFault, PermissionDenied) as error:
                form.add_error("evidence" if isinstance(error, FileFault) else "unit", str(error))
            else:
                _say(request, made)
                return redirect("network:office_proposal", pk=made.pk)
    wide = point is None and where is not None and not places_of(actor, None)
    context = {
        "form": form,
        "parts": form.parts(),
        "point": point,
        "proposal": one,
        "doubts": doubts,
        "elsewhere": reverse("network:office_propose") if wide and not one else "",
    }
    return render(request, "network/officer/propose.html", context, status=status)


def unseen(request: HttpRequest, form: CardForm, point: Point | None, one: Proposal | None) -> list[str]:
    """What looks wrong, as long as the proposer has not read all of it and said that it is so."""
    found = doubts_about(form.card(), point, timezone.now(), one)
    texts = [each.text for each in found if not each.grave]
    known = request.POST.getlist("seen") if "looked" in request.POST else []
    # What stops is told first, beside its field, by the act itself.
    return [] if any(each.grave for each in found) or set(texts) <= set(known) else texts


@transaction.atomic
def _submit(form: CardForm, actor: Actor, point: Point | None, one: Proposal | None) -> Proposal:
    at = timezone.now()
    kept = [(store(upload=each, by=actor, at=at), each.name) for each in form.cleaned_data["evidence"]]
    reason = form.cleaned_data["reason"]
    if one is not None:
        return resubmit(by=actor, at=at, proposal=one, card=form.card(), reason=reason, evidence=kept)
    return propose(by=actor, at=at, card=form.card(), reason=reason, point=point, evidence=kept)


def _say(request: HttpRequest, made: Proposal) -> None:
    if made.warnings:
        messages.warning(request, f"已提交，有 {len(made.warnings)} 处疑点会一起交给审核的人看。")
    else:
        messages.success(request, "已提交，等待审核。")
