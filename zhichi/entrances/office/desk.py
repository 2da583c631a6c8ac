"""What every page of the office knows: who sits here, where the menu leads, how a list of cases is shown."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from zhichi.foundation.accounts.public import Actor, Officer, Role, request_actor
from zhichi.foundation.cases.public import Case, Light, days_left_sentence, light_of

PAGE_SIZE = 20
# Counting a million rows to show "50,000 pages" helps nobody: lists are counted up to here and filtered beyond.
COUNT_UP_TO = 1000
ADMIN_MENU = {
    Role.SYSTEM_ADMIN: [("人员", "accounts:officers"), ("放假安排", "timelimits:calendar")],
    Role.SECURITY_ADMIN: [("人员与岗位", "accounts:officers")],
    Role.AUDIT_ADMIN: [("登录记录", "accounts:logins"), ("账本", "accounts:ledger")],
}
CASE_ROLES = frozenset(Role.values) - {role.value for role in ADMIN_MENU}


class CappedPaginator(Paginator):  # type: ignore[type-arg]  # not subscriptable at run time in Django 5.2
    """Pages over a queryset whose count stops at COUNT_UP_TO."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by()[:COUNT_UP_TO].count())


def page_of(request: HttpRequest, rows: QuerySet[Case]) -> "Page[Case]":
    return CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def desk(request: HttpRequest) -> dict[str, Any]:
    """Context processor: on every page of the office, `desk` (unit and name) and `nav`; elsewhere nothing."""
    user = getattr(request, "user", None)
    if not request.path.startswith("/office/") or not isinstance(user, Officer):
        return {}
    actor = request_actor(request)
    unit = actor.posts[0].unit_name if actor.posts else ""
    return {"desk": {"unit": unit, "name": actor.name}, "nav": menu(request, actor)}


def menu(request: HttpRequest, actor: Actor) -> list[dict[str, Any]]:
    entries: list[tuple[str, str]] = []
    if any(post.role in CASE_ROLES for post in actor.posts):
        entries += [
            ("待办", reverse("office:inbox")),
            ("转介", reverse("office:referrals")),
            ("查询", reverse("office:search")),
            ("本单位", reverse("office:unit")),
        ]
    for role, links in ADMIN_MENU.items():
        if actor.has(role):
            entries += [(title, reverse(name)) for title, name in links]
    entries.append(("我的账号", reverse("accounts:me")))
    return [
        {"title": title, "url": url, "current": request.path == url} for title, url in dict.fromkeys(entries)
    ]


def rows_for(cases: "Page[Case]") -> list[dict[str, Any]]:
    """List rows: the case, its light and how far its date is, in words."""
    today = timezone.localdate()
    return [row_for(case, today) for case in cases]


def row_for(case: Case, today: Any) -> dict[str, Any]:
    light = light_of(case.due_on, today, suspended=case.due_suspended, done=case.is_done)
    days = days_left_sentence(case.due_on, today) if case.next_date else ""
    words = "暂停计算" if light == Light.GREY else days
    return {"case": case, "light": light, "words": words, "state": case.current_state.title}
