"""村（居）法律顾问: where an adviser serves, the coming days, what people said; no photographs, no ranking."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.lawtalk.access import READERS
from zhichi.domains.lawtalk.models.duties import points_of
from zhichi.foundation.accounts.public import Role, request_actor, require_role

PAGE = 20


@require_safe
@require_role(*(Role(role) for role in READERS))
def advisers(request: HttpRequest) -> HttpResponse:
    """`?of=mine`: where I am the adviser myself."""
    actor, at = request_actor(request), timezone.now()
    own = request.GET.get("of") == "mine"
    pages: Paginator[Any] = Paginator(points_of(actor, at, own=own), PAGE)
    tabs = [
        {"title": "本辖区", "url": "?", "current": not own, "count": None},
        {"title": "我是顾问的", "url": "?of=mine", "current": own, "count": None},
    ]
    context = {
        "tabs": tabs,
        "page": pages.get_page(request.GET.get("page")),
        "query": "of=mine" if own else "",
        "as_of": at,
    }
    return render(request, "lawtalk/officer/advisers.html", context)
