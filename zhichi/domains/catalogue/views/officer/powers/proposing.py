"""Writing what an item of the list would say, beside what it says now."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.catalogue.access import READERS, can_edit
from zhichi.domains.catalogue.actions.adjusting import WRITABLE, write_proposal
from zhichi.domains.catalogue.actions.powers import PowerError
from zhichi.domains.catalogue.enums import Adjustment
from zhichi.domains.catalogue.forms.powers import ProposalForm, written
from zhichi.domains.catalogue.models import PowerAdjustment, PowerVersion
from zhichi.domains.catalogue.models.powers_on import titles_of_laws
from zhichi.domains.catalogue.rules.difference import all_elements, elements_changed
from zhichi.foundation.accounts.public import Actor, refused, request_actor, require_role
from zhichi.foundation.cases.public import Case, RefusedError


def seen_or_404(actor: Actor, number: str) -> PowerAdjustment:
    """The adjustment of a case that this actor may know of."""
    cases = Case.objects.visible_to(actor).filter(number=number)
    found = PowerAdjustment.objects.filter(case__in=cases).select_related("case__version", "power", "change")
    held = found.first()
    if held is None:
        raise Http404
    return held


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    actor = request_actor(request)
    held = seen_or_404(actor, number)
    may = can_edit(actor)
    law_title = titles_of_laws()
    if request.method == "POST":
        if not may:
            return refused(request, may.because)
        form = ProposalForm(request.POST, initial=beginning(held), held=held.power is not None)
        if form.is_valid() and keep(request, held, form):
            return redirect("catalogue:proposal", number=number)
    else:
        values = beginning(held) | written(held.proposal, law_title)
        form = ProposalForm(initial=values, held=held.power is not None)
    current = in_force(held)
    context: dict[str, Any] = {
        "adjustment": held,
        "case": held.case,
        "form": form if may and held.case.state in WRITABLE else None,
        "current": current,
        "now": all_elements(current.document, law_title) if current else [],
        "cancels": held.kind == Adjustment.CANCEL,
        "elements": elements_changed(current.document if current else {}, held.proposal, law_title)
        if held.kind and held.proposal
        else (),
    }
    return render(request, "catalogue/officer/proposal.html", context, status=422 if form.errors else 200)


def keep(request: HttpRequest, held: PowerAdjustment, form: ProposalForm) -> bool:
    """Write the proposal down, or put each fault beside its field."""
    data = form.cleaned_data
    try:
        write_proposal(
            adjustment=held,
            kind=data["kind"],
            code=data["code"],
            proposal=form.document(),
            effective_on=data["effective_on"],
            by=request_actor(request),
            at=timezone.now(),
        )
    except PowerError as error:
        for fault in error.faults:
            form.add_error(fault.element if fault.element in form.fields else None, fault.sentence)
        return False
    except RefusedError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, "调整建议已写好。核对无误后，在案件里提出。")
    return True


def in_force(held: PowerAdjustment) -> PowerVersion | None:
    """What the list says of the item as long as the proposal is not in it."""
    if held.power is None:
        return None
    return (
        held.power.versions.filter(published_at__lt=held.case.closed_at or timezone.now())
        .order_by("-version")
        .first()
    )


def beginning(held: PowerAdjustment) -> dict[str, Any]:
    return {
        "kind": held.kind or (Adjustment.CHANGE if held.power else Adjustment.ADD),
        "code": held.code,
        "effective_on": held.effective_on,
    }
