"""Complaints about how ratings came about, for the desk above the unit."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.foundation.accounts.public import refused, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ratings.access import READERS
from zhichi.foundation.ratings.actions import answer_pressure
from zhichi.foundation.ratings.forms import AnswerForm
from zhichi.foundation.ratings.models import Pressure

PAGE = 20


@require_safe
@require_role(*READERS)
def pressures(request: HttpRequest) -> HttpResponse:
    rows = Pressure.objects.visible_to(request_actor(request)).select_related("unit")
    pages: Paginator[Any] = Paginator(
        rows.order_by(F("answered_at").desc(nulls_first=True), "told_at", "pk"), PAGE
    )
    page = pages.get_page(request.GET.get("page"))
    return render(request, "ratings/officer/pressures.html", {"page": page, "as_of": timezone.now()})


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*READERS)
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    one = get_object_or_404(Pressure.objects.visible_to(actor).select_related("unit"), pk=pk)
    form, status = AnswerForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer_pressure(pressure_id=pk, **form.cleaned_data, by=actor, at=timezone.now())
                messages.success(request, "处理情况已登记。")
                return redirect("ratings:pressures")
            except PermissionDenied as error:
                return refused(request, str(error))
            except RefusedError as error:
                form.add_error(error.field or None, str(error))
    response = render(request, "ratings/officer/pressure.html", {"one": one, "form": form}, status=status)
    response["Cache-Control"] = "no-store"
    return response
