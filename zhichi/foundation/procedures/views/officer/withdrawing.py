"""Taking back a published version that waits for its day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.procedures.actions import why_not, withdraw
from zhichi.foundation.procedures.forms import WithdrawForm
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.rules import EditError
from zhichi.foundation.procedures.views.officer.branch import drafting


@require_http_methods(["GET", "HEAD", "POST"])
@drafting
def take_back(request: HttpRequest, kind: str, version: int) -> HttpResponse:
    """Asked once, with the reason; what is in force stays."""
    held = get_object_or_404(ProcedureVersion, kind=kind, version=version)
    today, status = timezone.localdate(), 200
    form = WithdrawForm(request.POST or None)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            reason = form.cleaned_data["reason"]
            try:
                withdraw(
                    kind=kind, version=version, reason=reason, by=request_actor(request), at=timezone.now()
                )
            except EditError as error:
                form.add_error("reason", str(error))
                held.refresh_from_db()
            else:
                messages.success(request, f"第{version}版已撤回。")
                return redirect("procedures:version", kind, version)
    current = ProcedureVersion.objects.in_force(kind, today).defer("document").first()
    context = {
        "version": held,
        "form": form,
        "why_not": why_not(held, today),
        "back": reverse("procedures:version", args=[kind, version]),
        "current": current,
    }
    return render(request, "procedures/officer/withdraw.html", context, status=status)
