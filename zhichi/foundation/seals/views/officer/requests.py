"""用印申请: those one may know of, and one of them with what can be done to it now."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.access import can_approve, can_stamp, can_withdraw
from zhichi.foundation.seals.actions import Stamped, approve, refuse, stamp, withdraw
from zhichi.foundation.seals.enums import Manner, RequestState
from zhichi.foundation.seals.forms import ReasonForm, StampForm
from zhichi.foundation.seals.models import Keepership, SealRequest, behind
from zhichi.foundation.seals.views.officer.gate import gate, request_or_404

PAGE = 30
TABS = {"mine": "我申请的", "approve": "等批准的", "stamp": "等盖章的", "scan": "等核对的", "all": "全部"}


@require_safe
@gate
def requests(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    tab = request.GET.get("tab", "mine")
    tab = tab if tab in TABS else "mine"
    rows = narrowed(SealRequest.objects.visible_to(actor), tab, actor.officer_id or 0)
    pages = Paginator(rows.select_related("seal", "applicant", "unit"), PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "tabs": [
            {"title": title, "url": f"{reverse('seals:requests')}?tab={key}", "current": key == tab}
            for key, title in TABS.items()
        ],
        "query": f"tab={tab}",
    }
    return render(request, "seals/officer/requests.html", context)


def narrowed(
    rows: "QuerySet[SealRequest, SealRequest]", tab: str, officer: int
) -> "QuerySet[SealRequest, SealRequest]":
    if tab == "mine":
        return rows.filter(applicant=officer)
    if tab == "approve":
        return rows.filter(state=RequestState.REQUESTED)
    if tab == "stamp":
        kept = Keepership.objects.filter(officer=officer, ended_at=None).exclude(taken_at=None)
        return rows.filter(state=RequestState.APPROVED, seal__in=kept.values("seal"))
    if tab == "scan":
        open_ones = Q(uses__live=True, uses__reconciled_at=None)
        waits = SealRequest.objects.filter(open_ones, state=RequestState.STAMPED, manner=Manner.INK)
        return rows.filter(pk__in=waits.values("pk"))
    return rows


@require_safe
@gate
def one(request: HttpRequest, pk: int) -> HttpResponse:
    held, actor = request_or_404(request, pk), request_actor(request)
    given = list(held.approvals.select_related("officer", "lent_by"))
    approved = behind(given)
    uses = list(held.uses.select_related("paper").defer("paper__content").order_by("n"))
    step = held.next_step(len(given))
    context = {
        "held": held,
        "uses": uses,
        "given": list(zip(held.approvals_needed, given, strict=False)),
        "step": step,
        "may_approve": can_approve(actor, held, step, approved),
        "may_withdraw": can_withdraw(actor, held),
        "may_stamp": can_stamp(actor, held, approved, on=timezone.localdate()),
        "pages": sum(use.pages for use in uses),
        "copies": sum(use.copies for use in uses),
        "stamping": StampForm(),
    }
    return render(request, "seals/officer/request.html", context)


@require_POST
@gate
def do(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    held, by, at = request_or_404(request, pk), request_actor(request), timezone.now()
    because = ReasonForm(request.POST)
    reason = because.cleaned_data["because"] if because.is_valid() else ""
    try:
        if verb == "approve":
            done = approve(request=held, by=by, at=at)
            said = (
                "已批准，可以盖章了。" if done.state == RequestState.APPROVED else "已批准，还要下一步批准。"
            )
        elif verb == "refuse":
            refuse(request=held, because=reason, by=by, at=at)
            said = "已退回，写明了理由。"
        elif verb == "withdraw":
            withdraw(request=held, because=reason, by=by, at=at)
            said = "已撤回。"
        elif verb == "stamp":
            stamp(request=held, told=_counted(request, held), by=by, at=at)
            said = "已盖章并登记。"
        else:
            raise Http404
        messages.success(request, said)
    except RefusedError as error:
        messages.error(request, str(error))
    return redirect("seals:request", pk)


def _counted(request: HttpRequest, held: SealRequest) -> Stamped:
    if held.manner == Manner.ELECTRONIC:
        return Stamped()
    form = StampForm(request.POST)
    if not form.is_valid():
        raise RefusedError("请写清盖章时数到的页数、份数和地点。")
    return Stamped(**form.cleaned_data)
