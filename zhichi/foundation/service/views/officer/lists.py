"""What waits to be served, and how it stands in each county."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import request_actor
from zhichi.foundation.service.models.lists import TABS, figures_of, listed
from zhichi.foundation.service.models.sections import said_of
from zhichi.foundation.service.views.officer.reaching import gate

SHOWN = 25


@require_safe
@gate
def waiting(request: HttpRequest) -> HttpResponse:
    at, tab = timezone.now(), request.GET.get("list", "waiting")
    tab = tab if tab in TABS else "waiting"
    page = Paginator(listed(request_actor(request), tab), SHOWN).get_page(request.GET.get("page"))
    rows = [
        {
            "one": one,
            "said": said_of(one),
            "late": one.is_late(at),
            "days": (timezone.localdate(at) - timezone.localdate(one.made_at)).days,
        }
        for one in page
    ]
    tabs = [
        {"title": title, "url": f"?list={name}", "current": name == tab} for name, (title, _) in TABS.items()
    ]
    context = {"rows": rows, "page": page, "tabs": tabs, "query": f"list={tab}", "as_of": at}
    return render(request, "service/officer/waiting.html", context)


@require_safe
@gate
def figures(request: HttpRequest) -> HttpResponse:
    at = timezone.now()
    context = {"rows": figures_of(request_actor(request), at), "as_of": at}
    return render(request, "service/officer/figures.html", context)
