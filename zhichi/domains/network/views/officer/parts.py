"""Keeping what is at a point: one small form for a window, a person, equipment, a name, a photo, other hours.

Windows, people and names go to the county for review, unless the county itself writes them (decision 0018).
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhichi.domains.network.access import can_arrange, can_keep
from zhichi.domains.network.actions import FactError, ProposalError, keep_part, propose_part, remove_part
from zhichi.domains.network.actions.arranging import REMOVABLE
from zhichi.domains.network.actions.part_changes import REVIEWED, filled
from zhichi.domains.network.forms.parts import (
    EquipmentForm,
    ExceptionForm,
    NameForm,
    PartForm,
    PersonForm,
    PhotoForm,
    WindowForm,
    ask_why,
)
from zhichi.domains.network.models import Point, PointPhoto, Proposal
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
    return _answer(request, actor, what, kind.form._meta.model(point=point))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str, what: str, pk: int) -> HttpResponse:
    actor, point, kind = kept_by(request, code, what)
    part = get_object_or_404(kind.form._meta.model, pk=pk, point=point)
    part.point = point
    return _answer(request, actor, what, part)


def edit_proposed(request: HttpRequest, actor: Actor, proposal: Proposal) -> HttpResponse:
    """The form once more, as it was proposed: what was returned or taken back is put right."""
    told, point = proposal.data, proposal.point
    assert point is not None
    model = REVIEWED[told["what"]]
    part = model._default_manager.filter(pk=told["pk"], point=point).first() or model(point=point)
    part.point = point
    return _answer(request, actor, told["what"], filled(part, told["values"]), proposal)


def _answer(
    request: HttpRequest, actor: Actor, what: str, part: Any, again: Proposal | None = None
) -> HttpResponse:
    kind, point = KINDS[what], part.point
    posted = request.method == "POST"
    form = kind.form(request.POST if posted else None, request.FILES if posted else None, instance=part)
    if part.pk and isinstance(part, PointPhoto):
        del form.fields["upload"]
    reviewed = what in REVIEWED and not can_keep(actor, point)
    if reviewed:
        ask_why(form, again.reason if again else "")
    removing = "remove" in request.POST and bool(part.pk) and isinstance(part, REMOVABLE)
    status = 200
    if posted:
        status = 422
        try:
            if removing or form.is_valid():
                return _done(request, form, actor, kind, reviewed=reviewed, removing=removing, again=again)
        except (FactError, FileFault, ProposalError) as error:
            field = "upload" if isinstance(error, FileFault) else getattr(error, "field", None)
            form.add_error(field if field in form.fields else None, str(error))
    context = {
        "point": point,
        "form": form,
        "title": kind.title,
        "removable": bool(part.pk) and isinstance(part, REMOVABLE),
        "reviewed": reviewed,
    }
    return render(request, "network/officer/part.html", context, status=status)


@transaction.atomic
def _done(
    request: HttpRequest,
    form: PartForm,
    actor: Actor,
    kind: Kind,
    *,
    reviewed: bool,
    removing: bool,
    again: Proposal | None,
) -> HttpResponse:
    """Keep it, take it away, or hand either to the county."""
    at, part = timezone.now(), form.instance
    if reviewed:
        if removing and not form.is_valid() and "reason" in form.errors:
            raise ProposalError(str(form.errors["reason"][0]))
        papers = form.cleaned_data.get("evidence") or []
        made = propose_part(
            by=actor,
            at=at,
            part=type(part)._default_manager.select_related("point").get(pk=part.pk)
            if removing
            else form.save(commit=False),
            reason=form.cleaned_data["reason"],
            evidence=[(store(upload=each, by=actor, at=at), each.name) for each in papers],
            remove=removing,
            again=again,
        )
        messages.success(request, "已提交，等待县（市、区）审核，通过以后生效。")
        return redirect("network:office_proposal", pk=made.pk)
    if removing:
        remove_part(by=actor, at=at, part=part)
        messages.success(request, f"已去掉：{kind.title}。")
    else:
        _keep(form, actor)
        messages.success(request, f"已保存：{kind.title}。")
    return redirect("network:office_point", code=part.point.code)


def _keep(form: PartForm, actor: Actor) -> None:
    at = timezone.now()
    part = form.save(commit=False)
    upload = form.cleaned_data.get("upload")
    if upload is not None:
        part.file = store(upload=upload, by=actor, at=at)
        if not part.file.is_picture:
            raise FileFault("请选择照片（JPG、PNG 或 WebP 图片）。")
    keep_part(by=actor, at=at, part=part)
