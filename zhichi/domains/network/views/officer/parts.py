"""Keeping what is at a point: one small form for a window, a person, equipment, a name, a photo, other hours."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.network.access import can_arrange
from zhichi.domains.network.actions import FactError, keep_part, remove_part
from zhichi.domains.network.actions.arranging import REMOVABLE
from zhichi.domains.network.forms.parts import (
    EquipmentForm,
    ExceptionForm,
    NameForm,
    PartForm,
    PersonForm,
    PhotoForm,
    WindowForm,
)
from zhichi.domains.network.models import Point, PointPhoto
from zhichi.domains.network.views.officer.register import point_or_404
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.files.public import FileFault, store


@dataclass(frozen=True)
class Kind:
    title: str
    form: type[PartForm]


KINDS = {
    "window": Kind("服务窗口", WindowForm),
    "person": Kind("人员", PersonForm),
    "equipment": Kind("设备", EquipmentForm),
    "hours": Kind("临时开放时间", ExceptionForm),
    "name": Kind("其他名称", NameForm),
    "photo": Kind("公开照片", PhotoForm),
}


def kept_by(request: HttpRequest, code: str, what: str) -> tuple[Actor, Point, Kind]:
    actor = request_actor(request)
    point = point_or_404(actor, code)
    kind = KINDS.get(what)
    if kind is None:
        raise Http404
    verdict = can_arrange(actor, point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    return actor, point, kind


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, code: str, what: str) -> HttpResponse:
    actor, point, kind = kept_by(request, code, what)
    return _answer(request, actor, point, kind, kind.form._meta.model(point=point))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str, what: str, pk: int) -> HttpResponse:
    actor, point, kind = kept_by(request, code, what)
    part = get_object_or_404(kind.form._meta.model, pk=pk, point=point)
    part.point = point
    if request.method == "POST" and "remove" in request.POST and isinstance(part, REMOVABLE):
        remove_part(by=actor, at=timezone.now(), part=part)
        messages.success(request, f"已去掉：{kind.title}。")
        return redirect("network:office_point", code=point.code)
    return _answer(request, actor, point, kind, part)


def _answer(request: HttpRequest, actor: Actor, point: Point, kind: Kind, part: Any) -> HttpResponse:
    posted = request.method == "POST"
    form = kind.form(request.POST if posted else None, request.FILES if posted else None, instance=part)
    if part.pk and isinstance(part, PointPhoto):
        del form.fields["upload"]
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                _keep(form, actor)
            except (FactError, FileFault) as error:
                form.add_error(getattr(error, "field", "upload"), str(error))
            else:
                messages.success(request, f"已保存：{kind.title}。")
                return redirect("network:office_point", code=point.code)
    removable = bool(part.pk) and isinstance(part, REMOVABLE)
    context = {"point": point, "form": form, "title": kind.title, "removable": removable}
    return render(request, "network/officer/part.html", context, status=status)


@transaction.atomic
def _keep(form: PartForm, actor: Actor) -> None:
    at = timezone.now()
    part = form.save(commit=False)
    upload = form.cleaned_data.get("upload")
    if upload is not None:
        part.file = store(upload=upload, by=actor, at=at)
        if not part.file.is_picture:
            raise FileFault("请选择照片（JPG、PNG 或 WebP 图片）。")
    keep_part(by=actor, at=at, part=part)
