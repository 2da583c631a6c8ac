"""待办: one list of what waits for me, split by urgency; and referrals that wait for my desk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from zhichi.entrances.office.desk import CASE_ROLES, COUNT_UP_TO, page_of, rows_for
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import (
    Case,
    CaseQuerySet,
    Referral,
    ReferralState,
    RefusedError,
    answer_referral,
)

TABS = {
    "mine": "待我办理",
    "today": "今天到期",
    "overdue": "已超期",
    "waiting": "等待他方",
    "all": "本辖区在办",
    "archive": "已办结归档",
}


def chosen(tab: str, actor: Actor) -> CaseQuerySet:
    """The cases of one tab, within what the actor may see."""
    today = timezone.localdate()
    if tab == "archive":
        return Case.objects.archive_of(actor)
    if tab == "all":
        return Case.objects.in_charge_of(actor).soonest_first()
    if tab == "waiting":
        return Case.objects.waiting_for_others(actor).soonest_first()
    mine = Case.objects.at_desk_of(actor).soonest_first()
    return {"today": mine.due(on=today), "overdue": mine.overdue(on=today)}.get(tab, mine)


def counts(actor: Actor) -> dict[str, str]:
    """How many lie in the first tabs, counted up to COUNT_UP_TO: two statements for all four."""
    today = timezone.localdate()
    dates = list(chosen("mine", actor).values_list("due_on", flat=True)[:COUNT_UP_TO])
    waiting = chosen("waiting", actor).order_by()[:COUNT_UP_TO].count()
    return {
        "mine": said(len(dates)),
        "today": said(sum(due == today for due in dates)),
        "overdue": said(sum(due < today for due in dates)),
        "waiting": said(waiting),
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
    page = page_of(request, chosen(tab, actor).for_list())
    numbers = counts(actor)
    tabs = [
        {
            "title": title,
            "url": f"{reverse('office:inbox')}?tab={name}",
            "current": name == tab,
            "count": numbers.get(name),
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
