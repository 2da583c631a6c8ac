"""Adding, changing and ending a proof."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from zhichi.domains.catalogue.access import CATALOGUE_ROLES, PROOF_READERS, can_edit
from zhichi.domains.catalogue.actions.proofs import ProofFaultsError, end_proof, publish_proof
from zhichi.domains.catalogue.forms.proofs import EndForm, ProofForm
from zhichi.domains.catalogue.models import Proof
from zhichi.domains.catalogue.rules.promising import ProofFacts, words_of
from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*CATALOGUE_ROLES)
def add(request: HttpRequest) -> HttpResponse:
    verdict = can_edit(request_actor(request))
    if not verdict:
        return refused(request, verdict.because)
    form = ProofForm(
        request.POST or None, initial={"effective_from": timezone.localdate().isoformat()}, new=True
    )
    return publish(request, form, None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*PROOF_READERS)
def change(request: HttpRequest, key: str) -> HttpResponse:
    """What the list says of a proof; with a form for who may change it."""
    proof = get_object_or_404(Proof, key=key)
    verdict = can_edit(request_actor(request))
    if request.method == "POST" and not verdict:
        return refused(request, verdict.because)
    initial = {name: getattr(proof, name) for name in ProofFacts.__slots__}
    form = ProofForm(request.POST or None, initial=initial, new=False)
    return publish(request, form, proof)


def publish(request: HttpRequest, form: ProofForm, proof: Proof | None) -> HttpResponse:
    actor, status = request_actor(request), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                held = publish_proof(facts=form.facts(), new=proof is None, by=actor, at=timezone.now())
            except ProofFaultsError as error:
                beside(form, error)
            else:
                messages.success(request, f"“{held.title}”已发布。")
                return redirect("catalogue:proof", key=held.key)
    context: dict[str, Any] = {"form": form, "proof": proof, "may_edit": can_edit(actor)}
    if proof is not None:
        context |= {"words": words_of(proof.facts), "end": EndForm()}
    return render(request, "catalogue/officer/proof.html", context, status=status)


def beside(form: forms.Form, error: ProofFaultsError) -> None:
    for field, sentence in error.by_field.items():
        form.add_error(field if field in form.fields else None, sentence)


@require_POST
@require_role(*CATALOGUE_ROLES)
def end(request: HttpRequest, key: str) -> HttpResponse:
    proof, form = get_object_or_404(Proof, key=key), EndForm(request.POST)
    actor = request_actor(request)
    verdict = can_edit(actor)
    if not verdict:
        return refused(request, verdict.because)
    if form.is_valid():
        try:
            end_proof(key=key, on=form.cleaned_data["on"], by=actor, at=timezone.now())
        except RefusedError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(request, f"“{proof.title}”已定下终止日期。")
            return redirect("catalogue:proof", key=key)
    sentence = next(iter(form.errors.values()))[0]
    messages.error(request, str(sentence))
    return redirect("catalogue:proof", key=key)
