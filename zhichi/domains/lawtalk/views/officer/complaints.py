"""Complaints about advisers, for the desks above them; the adviser himself sees none."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.lawtalk.actions import answer_complaint
from zhichi.domains.lawtalk.forms.complaint import ComplaintAnswerForm
from zhichi.domains.lawtalk.models import ANSWERERS, AdviserComplaint
from zhichi.foundation.accounts.public import request_actor, require_role
from zhichi.foundation.cases.public import RefusedError

PAGE = 20


@require_safe
@require_role(*ANSWERERS)
def complaints(request: HttpRequest) -> HttpResponse:
    rows = AdviserComplaint.objects.visible_to(request_actor(request)).select_related("point", "person")
    rows = rows.order_by(F("answered_at").desc(nulls_first=True), "told_at", "pk")
    pages: Paginator[Any] = Paginator(rows, PAGE)
    context = {"page": pages.get_page(request.GET.get("page")), "as_of": timezone.now()}
    return render(request, "lawtalk/officer/complaints.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*ANSWERERS)
def complaint(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    rows = AdviserComplaint.objects.visible_to(actor).select_related("point", "person")
    one = get_object_or_404(rows, pk=pk)
    form, status = ComplaintAnswerForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                answer_complaint(complaint_id=pk, **form.cleaned_data, by=actor, at=timezone.now())
                messages.success(request, "处理情况已登记。")
                return redirect("lawtalk:complaints")
            except RefusedError as error:
                form.add_error(None, str(error))
    response = render(request, "lawtalk/officer/complaint.html", {"one": one, "form": form}, status=status)
    response["Cache-Control"] = "no-store"
    return response
