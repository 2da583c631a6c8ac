"""The list of proofs in the office: each with what takes its place and how often it is used."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.catalogue.access import PROOF_READERS, can_edit
from zhichi.domains.catalogue.models import Commitment, Proof
from zhichi.domains.catalogue.models.usage import Usage, usage_of_proofs
from zhichi.foundation.accounts.public import request_actor, require_role

YEAR = timedelta(days=365)


@require_safe
@require_role(*PROOF_READERS)
def listed(request: HttpRequest) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    since = timezone.localdate(at) - YEAR
    usage = usage_of_proofs(actor, since)
    rows = [
        {"proof": proof, "usage": usage.get(proof.key, Usage()), "over": over(proof, timezone.localdate(at))}
        for proof in Proof.objects.order_by("effective_to", "title")
    ]
    context = {
        "rows": rows,
        "since": since,
        "as_of": at,
        "may_edit": can_edit(actor),
        "waiting": Commitment.objects.visible_to(actor).to_verify().count(),
    }
    return render(request, "catalogue/officer/proofs.html", context)


def over(proof: Proof, today: date) -> bool:
    return proof.effective_to is not None and proof.effective_to <= today
