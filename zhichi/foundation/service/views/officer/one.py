"""One paper to one person: its course, what comes next, its proofs, its slip."""

from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError, tell_of_reading
from zhichi.foundation.files.public import respond
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.service.access import can_serve, can_waive
from zhichi.foundation.service.actions import issue_slip, waive
from zhichi.foundation.service.enums import AttemptState, Way
from zhichi.foundation.service.models import Kept, consent_of, ways_on
from zhichi.foundation.service.models.remedies import begun_by, remedies_of
from zhichi.foundation.service.models.sections import said_of
from zhichi.foundation.service.models.slip import slip_of
from zhichi.foundation.service.rules import local_day
from zhichi.foundation.service.views.officer.reaching import gate, service_or_404
from zhichi.kernel import writes


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    actor, at = request_actor(request), timezone.now()
    service = service_or_404(actor, pk)
    may = can_serve(actor, service.case)
    attempts = list(service.attempts.prefetch_related("kept__file"))
    waits = {one.way for one in attempts if one.state == AttemptState.WAITING}
    ways = [way for way in ways_on(local_day(at)).values() if way.code != Way.ELECTRONIC]
    last = attempts[-1] if attempts else None
    remedies = remedies_of(service)
    context = {
        "service": service,
        "case": service.case,
        "said": said_of(service),
        "attempts": attempts,
        "ways": [(way, way.code == service.next_way, way.code in waits) for way in ways],
        "may": may,
        "may_waive": can_waive(actor, service.case),
        "consent": consent_of(service.party),
        "remedies": remedies,
        # A limit that is told with its remedy already is not told twice.
        "begun": [one for one in begun_by(service) if one[1] not in {told.last for told in remedies}],
        "correctable": last if last and not service.case.is_done and last.way != Way.ELECTRONIC else None,
        "late": service.is_late(at),
    }
    return render(request, "service/officer/one.html", context)


@require_safe
@gate
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """送达回证, to be printed: filled from what was recorded, or with lines to be filled by hand. Names are whole."""
    actor, at = request_actor(request), timezone.now()
    service = service_or_404(actor, pk)
    with writes.allowed("the log of who took out a paper that names people"):
        tell_of_reading(case=service.case, purpose=f"打印送达回证：{service}", by=actor, at=at)
    context = {"service": service, "case": service.case, "rows": slip_of(service)}
    return render(request, "service/officer/slip.html", context)


@require_safe
@gate
def kept(request: HttpRequest, pk: int, proof: int) -> HttpResponse:
    """A picture without what the camera wrote into it."""
    service = service_or_404(request_actor(request), pk)
    held = Kept.objects.filter(pk=proof, attempt__service=service).select_related("file").first()
    if held is None:
        raise Http404
    return cast(HttpResponse, respond(held.file, name=held.file.name))


@require_POST
@gate
def issuing(request: HttpRequest, pk: int) -> HttpResponse:
    """送达回证 as a PDF that is kept."""
    actor = request_actor(request)
    service = service_or_404(actor, pk)
    try:
        return redirect("papers:one", issue_slip(service=service, by=actor, at=timezone.now()).pk)
    except (RefusedError, PressError) as error:
        messages.error(request, str(error))
    return redirect("service:slip", pk)


@require_POST
@gate
def waiving(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    service = service_or_404(actor, pk)
    try:
        waive(service=service, because=request.POST.get("because", ""), by=actor, at=timezone.now())
        messages.success(request, "已登记：不用再送。")
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("service:one", pk)
