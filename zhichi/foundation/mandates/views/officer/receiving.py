"""代收文书: one document that was given to the party, read and printed for him by whom he asked."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.cases.public import RefusedError, shown_paper
from zhichi.foundation.mandates.access import can_receive
from zhichi.foundation.mandates.actions import receive
from zhichi.foundation.mandates.views.officer.acting import gate, held_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def document(request: HttpRequest, pk: int, record: int) -> HttpResponse:
    """Before it was taken only what it is called; then the document itself."""
    actor, at = request_actor(request), timezone.now()
    held = held_or_404(actor, pk)
    verdict = can_receive(actor, held, on=timezone.localdate(at))
    if not verdict:
        return refused(request, verdict.because)
    found = held.case.records.select_related("unit", "case").filter(pk=record, given=True).first()
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            receive(mandate_id=held.pk, record_id=found.pk, by=actor, at=at)
        except RefusedError as error:
            return refused(request, str(error))
        return redirect("mandates:document", pk=pk, record=record)
    taken = held.received.filter(record=found).first()
    context = {
        "held": held,
        "case": held.case,
        "record": found,
        "taken": taken,
        "letter": shown_paper(found, masked=False) if taken else None,
    }
    response = render(request, "mandates/officer/document.html", context)
    response["Cache-Control"] = "no-store"
    return response
