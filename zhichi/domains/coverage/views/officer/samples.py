"""核验抽样 in the office: all samples, one sample with its witnesses and visits, and making one."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhichi.domains.coverage.access import SUPERVISORS, can_finish_sample, can_make_sample, can_void_sample
from zhichi.domains.coverage.actions.sampling import (
    SampleError,
    city_of,
    freeze_sample,
    pending_sample,
    void_sample,
)
from zhichi.domains.coverage.actions.visiting import finish_sample
from zhichi.domains.coverage.actions.witnessing import invite_witness
from zhichi.domains.coverage.enums import SampleState
from zhichi.domains.coverage.forms import ReasonForm, SampleForm
from zhichi.domains.coverage.models import Sample, SampledPoint
from zhichi.domains.coverage.models.frame import Frame, frame
from zhichi.domains.coverage.models.story import shares, story
from zhichi.foundation.accounts.public import Actor, request_actor, require_role

PAGE = 20


@require_safe
@require_role(*SUPERVISORS)
def samples(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    page = Paginator(Sample.objects.visible_to(actor).light(), PAGE).get_page(request.GET.get("page"))
    mine = SampledPoint.objects.visible_to(actor).open().filter(sample__in=[s.pk for s in page])
    tasks = Counter(mine.values_list("sample_id", flat=True))
    rows = [{"sample": s, "tasks": tasks[s.pk], "share": shares(s)} for s in page]
    context = {"page": page, "rows": rows, "may_make": can_make_sample(actor)}
    return render(request, "coverage/officer/samples.html", context)


@require_safe
@require_role(*SUPERVISORS)
def sample(request: HttpRequest, code: str) -> HttpResponse:
    actor = request_actor(request)
    shown = get_object_or_404(Sample.objects.visible_to(actor).light(), code=code)
    return _page(request, actor, shown, void_form=ReasonForm())


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*SUPERVISORS)
def new_sample(request: HttpRequest) -> HttpResponse:
    """First what would be drawn from, then the freezing."""
    actor, at = request_actor(request), timezone.now()
    city, pending = city_of(actor), pending_sample()
    form = SampleForm(request.POST or None, pending=pending is not None)
    drawn_from: Frame | None = None
    if request.method == "POST" and form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("tiers", "grounds", "left_out", "total")}
        drawn_from = frame(city=city, at=at, **told)
        if "freeze" in request.POST:
            takes = form.takes(list(drawn_from.layers))
            for key, take in takes.items():
                drawn_from.layers[key].take = take  # shown again as typed
            try:
                made = freeze_sample(
                    by=actor,
                    at=at,
                    title=form.cleaned_data["title"],
                    witnesses=form.cleaned_data["witnesses"],
                    takes=takes,
                    supersedes=pending,
                    reason=form.cleaned_data.get("reason", ""),
                    **told,
                )
            except SampleError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                messages.success(
                    request, "名单已经冻结，承诺已经公布。请给每位见证人生成口令，当面交给他们。"
                )
                return redirect("coverage:sample", made.code)
    context = {"form": form, "pending": pending, "drawn_from": drawn_from}
    return render(request, "coverage/officer/sample_new.html", context)


@require_POST
@require_role(*SUPERVISORS)
def invite(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Shows the pass once, in the answer to this press; it is kept nowhere."""
    actor = request_actor(request)
    shown = get_object_or_404(Sample.objects.light(), code=code)
    witness = get_object_or_404(shown.witnesses, pk=pk)
    try:
        passed = invite_witness(by=actor, at=timezone.now(), witness=witness)
    except SampleError as error:
        messages.error(request, str(error))
        return redirect("coverage:sample", shown.code)
    spoken = "-".join(passed[n : n + 4] for n in range(0, len(passed), 4))
    context = {"sample": shown, "witness": witness, "passed": spoken}
    return render(request, "coverage/officer/sample_pass.html", context)


@require_POST
@require_role(*SUPERVISORS)
def void(request: HttpRequest, code: str) -> HttpResponse:
    actor = request_actor(request)
    shown = get_object_or_404(Sample.objects.light(), code=code)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            void_sample(by=actor, at=timezone.now(), sample=shown, reason=form.cleaned_data["reason"])
        except SampleError as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, "这次抽样已经作废。它和作废的原因都会一直公开。")
            return redirect("coverage:sample", shown.code)
    verdict = can_void_sample(actor, shown)
    if not verdict:
        raise PermissionDenied(verdict.because)
    return _page(request, actor, shown, void_form=form)


@require_POST
@require_role(*SUPERVISORS)
def finish(request: HttpRequest, code: str) -> HttpResponse:
    actor = request_actor(request)
    shown = get_object_or_404(Sample.objects.light(), code=code)
    verdict = can_finish_sample(actor, shown)
    if not verdict:
        raise PermissionDenied(verdict.because)
    if "sure" not in request.POST:
        messages.error(request, "请先勾选“我已经知道”，再点“结束核验并公布结果”。")
    else:
        finish_sample(by=actor, at=timezone.now(), sample=shown)
        messages.success(request, "结果已经公布。")
    return redirect("coverage:sample", shown.code)


def _page(request: HttpRequest, actor: Actor, shown: Sample, void_form: ReasonForm) -> HttpResponse:
    points = shown.points.visible_to(actor).answered().select_related("point__region", "replaced_by")
    tasks = [each for each in points.order_by("stratum", "order") if not hasattr(each, "replaced_by")]
    context: dict[str, Any] = {
        "sample": shown,
        "witnesses": list(shown.witnesses.all()),
        "inviting": shown.state == SampleState.FROZEN and bool(can_make_sample(actor)),
        "story": story(shown),
        "share": shares(shown),
        "open": [each for each in tasks if not each.found],
        "seen": [each for each in tasks if each.found],
        "visiting": shown.state == SampleState.DRAWN,
        "left": shown.points.open().count(),
        "may_void": can_void_sample(actor, shown),
        "may_finish": can_finish_sample(actor, shown),
        "void_form": void_form,
    }
    return render(request, "coverage/officer/sample.html", context)
