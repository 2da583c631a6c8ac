"""待办: what a head ought to see first, one list of the cases that wait for me by urgency, and what else waits."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.office.desk import PAGE_SIZE, rows_for
from zhichi.entrances.office.menu import CASE_ROLES
from zhichi.entrances.office.views.officer.waiting import first_sights, waiting_by_group
from zhichi.foundation.accounts.public import Actor, request_actor
from zhichi.foundation.cases.public import COUNT_UP_TO, REGISTRARS, Case, Worklist, at_hand

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
        return without_cases(request, actor)
    tab = request.GET.get("tab", "mine")
    tab = tab if tab in TABS else "mine"
    at = timezone.now()
    today = timezone.localdate(at)
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
    context = {
        "page": page,
        "rows": rows_for(page),
        "tabs": tabs,
        "tab": tab,
        "tab_title": TABS[tab],
        "sights": first_sights(actor, at) if tab == "mine" else [],
        "waiting": waiting_by_group(actor, at) if tab == "mine" else [],
        "registers": any(post.role in REGISTRARS for post in actor.posts),
    }
    return render(request, "office/officer/inbox.html", context)


def without_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Administrators have no cases: what waits for them, and where nothing does their own page."""
    found = waiting_by_group(actor, timezone.now())
    if not found:
        return redirect("accounts:me")
    return render(request, "office/officer/inbox_admin.html", {"waiting": found})
