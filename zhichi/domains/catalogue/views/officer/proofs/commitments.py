"""Commitments to verify, and one with what may be done with it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zhichi.domains.catalogue.access import PROOF_READERS, can_settle, can_verify
from zhichi.domains.catalogue.actions.promising import (
    decline_promise,
    repair_credit,
    settle_promise,
    verify_promise,
)
from zhichi.domains.catalogue.enums import CommitmentState
from zhichi.domains.catalogue.forms.proofs import FindingForm, RepairForm, SettleForm
from zhichi.domains.catalogue.models import Commitment
from zhichi.foundation.accounts.public import Actor, request_actor, require_role
from zhichi.foundation.cases.public import RefusedError, days_left_sentence, light_of

TABS = {"": "待核查", "false": "不实待处理", "done": "已了结"}
PAGE = 20


@require_safe
@require_role(*PROOF_READERS)
def commitments(request: HttpRequest) -> HttpResponse:
    actor, today = request_actor(request), timezone.localdate()
    tab = request.GET.get("tab", "")
    if tab not in TABS:
        raise Http404
    seen = Commitment.objects.visible_to(actor).with_standing().select_related("proof", "case__unit")
    found = {
        "": seen.to_verify(),
        "false": seen.filter(state=CommitmentState.FALSE).order_by("verified_at", "pk"),
        "done": seen.exclude(state__in=[CommitmentState.SIGNED, CommitmentState.FALSE]).order_by("-pk"),
    }[tab]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [{"one": one, **pressing(one, today)} for one in page]
    tabs = [
        {"title": title, "url": f"?tab={name}" if name else "?", "current": name == tab, "count": None}
        for name, title in TABS.items()
    ]
    return render(request, "catalogue/officer/commitments.html", {"page": page, "rows": rows, "tabs": tabs})


def pressing(one: Commitment, today: Any) -> dict[str, str]:
    """The light of a commitment that waits to be verified, and its words."""
    if one.state != CommitmentState.SIGNED or one.verify_by is None:
        return {"light": "", "words": one.get_state_display()}
    light = light_of(one.verify_by, today, suspended=False, done=False)
    return {"light": str(light), "words": days_left_sentence(one.verify_by, today)}


@require_http_methods(["GET", "HEAD", "POST"])
@require_role(*PROOF_READERS)
def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    """One commitment; the next step with its form, or why it is somebody else's."""
    actor = request_actor(request)
    seen = Commitment.objects.visible_to(actor).with_standing()
    held = get_object_or_404(seen.select_related("proof", "case__unit", "case__county_unit"), pk=pk)
    form, verdict = step_of(held, actor, request)
    status = 200
    if request.method == "POST":
        status = 422
        if form is not None and form.is_valid():
            try:
                said = do(held, form, actor)
            except RefusedError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                messages.success(request, said)
                return redirect("catalogue:commitment", pk=pk)
    context = {"one": held, "form": form, "because": verdict, **pressing(held, timezone.localdate())}
    return render(request, "catalogue/officer/commitment.html", context, status=status)


def step_of(held: Commitment, actor: Actor, request: HttpRequest) -> tuple[forms.Form | None, str]:
    """The form of what comes next, and the sentence for who may not."""
    if held.state != CommitmentState.SIGNED and not held.excludes:
        return None, ""
    waits = held.state == CommitmentState.SIGNED
    kind = FindingForm if waits else SettleForm if held.state == CommitmentState.FALSE else RepairForm
    verdict = (can_verify if waits else can_settle)(actor, held)
    if request.method != "POST" and not verdict:
        return None, verdict.because
    return kind(request.POST or None), verdict.because


def do(held: Commitment, form: forms.Form, actor: Actor) -> str:
    """The step that this form is of; answers what was done. Raises RefusedError."""
    given, at = form.cleaned_data, timezone.now()
    if isinstance(form, FindingForm):
        if given["true"] == "declined":
            decline_promise(pk=held.pk, reason=given["finding"], by=actor, at=at)
            return "已记下：没有采用这份承诺。请在案件里请申请人交证明。"
        true = given["true"] == "yes"
        verify_promise(pk=held.pk, true=true, finding=given["finding"], by=actor, at=at)
        return (
            "已记下：核查属实。" if true else "已记下：核查不实。信用修复以前，这个人不能再用承诺代替证明。"
        )
    if isinstance(form, SettleForm):
        settle_promise(pk=held.pk, corrected=given["how"] == "corrected", note=given["note"], by=actor, at=at)
        return "已记下处理情况。"
    repair_credit(pk=held.pk, reason=given["reason"], by=actor, at=at)
    return "信用已修复，可以重新使用告知承诺。"
