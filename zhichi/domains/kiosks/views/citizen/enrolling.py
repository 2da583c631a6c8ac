"""Activating a kiosk: typed once at the machine. Guarded against trying codes."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.kiosks.actions import KioskError, enrol
from zhichi.domains.kiosks.forms import EnrolForm
from zhichi.domains.kiosks.middleware import COOKIE
from zhichi.foundation.accounts.public import client_address, guard

PURPOSE = "kiosk.address"
YEARS = 5 * 365 * 24 * 3600


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def enrolling(request: HttpRequest) -> HttpResponse:
    form = EnrolForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status, at, address = 422, timezone.now(), client_address(request)
        verdict = guard.check(PURPOSE, address, at=at)
        if not verdict:
            form.add_error(None, verdict.because)
            status = 429
        elif form.is_valid():
            try:
                kiosk, secret = enrol(code=form.cleaned_data["code"], at=at)
            except KioskError as error:
                guard.fail(PURPOSE, address, at=at)
                form.add_error("code", str(error))
            else:
                return _as_kiosk(kiosk.pk, secret)
    return render(request, "kiosks/citizen/enrol.html", {"form": form}, status=status)


def _as_kiosk(pk: int, secret: str) -> HttpResponse:
    response = redirect("kiosks:home")
    response.set_cookie(
        COOKIE,
        f"{pk}:{secret}",
        max_age=YEARS,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
