"""待办: one list of what waits for me, split by urgency; and referrals that wait for my desk."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.entrances.office.desk import CASE_ROLES, PAGE_SIZE, rows_for
from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.cases.public import (
    COUNT_UP_TO,
    Case,
    Referral,
    ReferralState,
    RefusedError,
    Worklist,
    answer_referral,
    at_hand,
)

TABS = {
    "mine": "待我办理",
    "today": "今天到期",
    "overdue": "已超期",
    "waiting": "等待他方",
    "all": "本辖区在办",
    "archive": "已办结归档",
}


def said(n: int) -> str:
    return f"{n}" if n < COUNT_UP_TO else f"{COUNT_UP_TO - 1}+"


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    actor = request_actor(request)
    if not any(post.role in CASE_ROLES for post in actor.posts):
        return redirect("accounts:me")
    tab = request.GET.get("tab", "mine")
    tab = tab if tab in TABS else "mine"
    today = timezone.localdate()
    numbers = at_hand(actor, today)
    found: Any = Worklist(tab, actor, today, known=numbers.get(tab))
    page: Page[Case] = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    tabs = [
        {
            "title": title,
            "url": f"{reverse('office:inbox')}?tab={name}",
            "current": name == tab,
            "count": said(numbers[name]) if name in numbers else None,
        }
        for name, title in TABS.items()
    ]
    context = {"page": page, "rows": rows_for(page), "tabs": tabs, "tab": tab, "tab_title": TABS[tab]}
    return render(request, "office/officer/inbox.html", context)


@require_safe
def referrals(request: HttpRequest) -> HttpResponse:
    """What other desks passed to mine and nobody has answered yet."""
    actor = request_actor(request)
    units = [post.unit_id for post in actor.posts]
    waiting = (
        Referral.objects.filter(to_unit_id__in=units, state=ReferralState.SENT)
        .select_related("case__region", "from_unit", "to_unit")
        .defer("case__answers")
        .order_by("sent_at", "pk")[:100]
    )
    return render(request, "office/officer/referrals.html", {"referrals": waiting})


@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Take over a referral, or send it back with a reason."""
    actor = request_actor(request)
    units = [post.unit_id for post in actor.posts]
    referral = get_object_or_404(Referral, pk=pk, to_unit_id__in=units)
    accept = request.POST.get("answer") == "accept"
    try:
        done = answer_referral(
            referral_id=referral.pk,
            accept=accept,
            reason=request.POST.get("reason", ""),
            by=actor,
            at=timezone.now(),
        )
    except RefusedError as error:
        messages.error(request, str(error))
        return redirect("office:referrals")
    if done.opened:
        messages.success(request, f"已接收，新案号 {done.opened.number}。")
        return redirect("office:case", number=done.opened.number)
    messages.success(request, "已退回。")
    return redirect("office:referrals")
