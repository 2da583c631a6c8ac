"""Who filed a protected complaint: for its named handlers, with a purpose."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from zhichi.domains.complaints.access import can_know_reporter
from zhichi.domains.complaints.actions import reveal_reporter
from zhichi.domains.complaints.forms import PurposeForm
from zhichi.domains.complaints.models import Complaint
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import seen_case


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def reporter(request: HttpRequest, number: str) -> HttpResponse:
    """Asks for a purpose, then shows it once. 404 to outsiders, 403 to everybody inside who is not named."""
    actor = request_actor(request)
    case = seen_case(actor, number)
    row = Complaint.objects.filter(case=case, protected=True).first() if case is not None else None
    if case is None or row is None:
        raise Http404
    verdict = can_know_reporter(actor, row)
    if not verdict:
        raise PermissionDenied(verdict.because)
    form, shown = PurposeForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        shown = reveal_reporter(case=case, purpose=form.cleaned_data["purpose"], by=actor, at=timezone.now())
    context = {"case": case, "form": form, "shown": shown}
    return render(request, "complaints/officer/reporter.html", context, status=422 if form.errors else 200)
