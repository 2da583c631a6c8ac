"""Telling that a rating was forced, bought or prevented: open to everybody, without a name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.pace.public import Purpose, paced
from zhichi.foundation.ratings.actions import LockedError, tell_pressure
from zhichi.foundation.ratings.forms import PressureForm
from zhichi.foundation.regions.public import Unit


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@paced(Purpose.TELLING)
def pressure(request: HttpRequest) -> HttpResponse:
    form = PressureForm(request.POST or None, initial={"unit": request.GET.get("unit", "")})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                tell_pressure(
                    unit=Unit.objects.get(code=form.cleaned_data["unit"]),
                    words=form.cleaned_data["words"],
                    phone=form.cleaned_data["phone"],
                    once=form.cleaned_data["once"],
                    address=client_address(request),
                    by=request_actor(request),
                    at=timezone.now(),
                )
                return redirect("ratings:pressure_done")
            except LockedError as error:
                form.add_error(None, str(error))
                status = 429
            except RefusedError as error:
                form.add_error(error.field or None, str(error))
    return render(request, "ratings/citizen/pressure.html", {"form": form}, status=status)


@login_not_required
@require_safe
def told(request: HttpRequest) -> HttpResponse:
    return render(request, "ratings/citizen/pressure_done.html")
