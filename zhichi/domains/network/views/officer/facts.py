"""Recording facts: a service, a duty, a call, what the point says of itself; and beginning a verification."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.network.access import can_arrange, can_call, can_record, can_verify
from zhichi.domains.network.actions import (
    FactError,
    Served,
    ShownError,
    begin_visit,
    record_duty,
    record_phone_check,
    record_with_slip,
    report_self,
)
from zhichi.domains.network.forms.facts import (
    BeginVisitForm,
    DutyForm,
    PhoneForm,
    SelfReportForm,
    ServiceForm,
)
from zhichi.domains.network.models import Point, VerificationPhoto
from zhichi.domains.network.views.officer.register import point_or_404
from zhichi.domains.network.views.officer.slips import slip_page
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.files.public import FileFault, respond
from zhichi.kernel.verdict import Verdict


@dataclass(frozen=True)
class Kind:
    """One kind of fact: its words, who may record it, its form, its verb."""

    title: str
    lead: str
    may: Callable[[Actor, Point], Verdict]
    form: Callable[..., forms.Form]
    record: Callable[..., Any]


def _plain(form: type[forms.Form]) -> Callable[..., forms.Form]:
    """A form that does not ask which point it is about."""
    return lambda *sent, point: form(*sent)


KINDS = {
    "service": Kind("登记服务记录", "一人一事记一次。", can_record, ServiceForm, record_with_slip),
    "duty": Kind("登记值班", "按排班表填，不用打卡。", can_record, DutyForm, record_duty),
    "phone": Kind(
        "电话抽查", "拨打公布的电话，看有没有人接。", can_call, _plain(PhoneForm), record_phone_check
    ),
    "report": Kind(
        "上报现在的情况",
        "自己上报的情况会记下来，但不算核验。",
        can_arrange,
        _plain(SelfReportForm),
        report_self,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, code: str, what: str) -> HttpResponse:
    actor = request_actor(request)
    point = point_or_404(actor, code)
    kind = KINDS.get(what)
    if kind is None:
        raise Http404
    verdict = kind.may(actor, point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    form = kind.form(*((request.POST, request.FILES) if request.method == "POST" else ()), point=point)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            answers = form.answers() if isinstance(form, DutyForm | PhoneForm) else form.cleaned_data
            try:
                done = kind.record(by=actor, at=timezone.now(), point=point, **answers)
            except (FactError, FileFault) as error:
                field = getattr(error, "field", "photos")
                form.add_error(field if field in form.fields else None, str(error))
            except ShownError as error:
                messages.warning(request, str(error))
                return redirect("network:office_point", code=point.code)
            else:
                if isinstance(done, Served):
                    return slip_page(request, done)
                messages.success(request, f"已办：{kind.title}。")
                return redirect("network:office_point", code=point.code)
    context = {"point": point, "form": form, "title": kind.title, "lead": kind.lead}
    return render(request, "network/officer/record.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def visit(request: HttpRequest, code: str) -> HttpResponse:
    """Begin to verify: a POST draws the code."""
    actor = request_actor(request)
    point = point_or_404(actor, code)
    verdict = can_verify(actor, point)
    if not verdict:
        raise PermissionDenied(verdict.because)
    form = BeginVisitForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        begun = begin_visit(by=actor, at=timezone.now(), point=point, method=form.cleaned_data["method"])
        return redirect("network:office_visit_end", pk=begun.pk)
    lead = "开始以后系统给出一个口令，只对这一次有效。"
    context = {"point": point, "form": form, "title": "开始核验", "lead": lead}
    return render(request, "network/officer/record.html", context, status=422 if form.errors else 200)


@require_safe
def photo(request: HttpRequest, pk: int) -> FileResponse:
    """A photo of a verification, for officers of the branch; without what the camera wrote into it."""
    actor = request_actor(request)
    seen = VerificationPhoto.objects.select_related("file", "verification__point")
    one = get_object_or_404(seen, pk=pk, file__isnull=False)
    point_or_404(actor, one.verification.point.code)
    assert one.file is not None
    return respond(one.file, shown=True)
