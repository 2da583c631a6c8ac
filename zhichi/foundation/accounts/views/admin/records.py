"""Login records in front of the audit administrator: read only, newest first, by the key."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.forms import SearchForm
from zhichi.foundation.accounts.gates import request_actor, require_role
from zhichi.foundation.accounts.models import LoginRecord, Officer

PER_PAGE = 50


def slice_before(found: QuerySet[Any], request: HttpRequest) -> dict[str, Any]:
    """Fifty rows older than `?before=<id>` and the address part of the next fifty; never counts the table."""
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) < 19:
        found = found.filter(pk__lt=int(before))
    rows = list(found.order_by("-pk")[: PER_PAGE + 1])
    query = request.GET.copy()
    query["before"] = str(rows[PER_PAGE - 1].pk) if len(rows) > PER_PAGE else ""
    return {"rows": rows[:PER_PAGE], "older": query.urlencode() if query["before"] else ""}


@require_safe
@require_role(Role.AUDIT_ADMIN)
def logins(request: HttpRequest) -> HttpResponse:
    """Who tried to enter, when, from where, with what outcome."""
    found = LoginRecord.objects.visible_to(request_actor(request)).select_related("officer")
    search = SearchForm(request.GET)
    text = search.cleaned_data["q"] if search.is_valid() else ""
    if text:
        found = found.filter(officer__in=Officer.objects.called(text))
    return render(request, "accounts/admin/logins.html", {"q": text, **slice_before(found, request)})
