"""Taking back a published version that waits for its day."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.foundation.accounts.public import refused, request_actor
from zhichi.foundation.forms.actions import FormError, why_not, withdraw_form
from zhichi.foundation.forms.forms.building import WithdrawForm
from zhichi.foundation.forms.models import FormVersion
from zhichi.foundation.forms.views.officer.desk import for_writers


@require_http_methods(["GET", "HEAD", "POST"])
@for_writers
def withdraw(request: HttpRequest, key: str, version: int) -> HttpResponse:
    """Asked once, with the reason; what is in force stays."""
    held = get_object_or_404(
        FormVersion.objects.defer("document", "schema", "layout"), key=key, version=version
    )
    now = timezone.now()
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_form(key=key, version=version, by=request_actor(request), at=now, **form.cleaned_data)
        except PermissionDenied as error:
            return refused(request, str(error))
        except FormError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, f"第 {version} 版已撤回。")
            return redirect("forms:version", key, version)
    day = timezone.localdate(now)
    context = {
        "held": held,
        "form": form,
        "why_not": why_not(held, day),
        "back": reverse("forms:version", args=[key, version]),
        "current": FormVersion.objects.in_force(key, day).defer("document", "schema", "layout").first(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "forms/officer/withdraw.html", context, status=status)
