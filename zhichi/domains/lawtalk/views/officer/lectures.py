"""Talks on law: the log of the branch, recording one, and the village's word that it was given."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.lawtalk.access import LOGGERS, can_confirm
from zhichi.domains.lawtalk.actions import confirm_lecture, record_lecture
from zhichi.domains.lawtalk.forms.lecture import LectureForm
from zhichi.domains.lawtalk.models import Lecture
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import Role, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError

PAGE = 20
gate = require_role(*(Role(role) for role in LOGGERS))


@require_safe
@gate
def lectures(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    rows = Lecture.objects.visible_to(actor).select_related("point__unit", "person")
    pages: Paginator[Any] = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    told = [(one, bool(can_confirm(actor, one))) for one in page]
    return render(request, "lawtalk/officer/lectures.html", {"page": page, "rows": told})


@require_http_methods(["GET", "HEAD", "POST"])
@gate
def record(request: HttpRequest, code: str) -> HttpResponse:
    actor = request_actor(request)
    point = get_object_or_404(Point.objects.of_branch(actor).select_related("unit"), code=code)
    form, status = LectureForm(request.POST or None, point=point), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                record_lecture(**form.cleaned_data, by=actor, at=timezone.now())
                messages.success(request, "讲座已登记，请村（居）的人确认。")
                return redirect("lawtalk:lectures")
            except RefusedError as error:
                form.add_error(error.field or None, str(error))
    context = {"point": point, "form": form, "title": "登记讲座"}
    return render(request, "lawtalk/officer/rota_form.html", context, status=status)


@require_POST
@gate
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    actor = request_actor(request)
    one = get_object_or_404(Lecture.objects.visible_to(actor).select_related("point__unit", "person"), pk=pk)
    try:
        took_place = request.POST.get("took_place") == "yes"
        confirm_lecture(lecture_id=one.pk, took_place=took_place, by=actor, at=timezone.now())
        messages.success(request, "已经记下。")
    except RefusedError as error:
        messages.warning(request, str(error))
    except PermissionDenied:
        raise
    return redirect("lawtalk:lectures")
