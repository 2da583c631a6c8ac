"""The three doors, the guides, and what this site is."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhichi.foundation.sockets.public import SERVICE_ITEMS, ServiceItem


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "services/citizen/home.html", {"items": list(SERVICE_ITEMS)})


@login_not_required
@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    return render(request, "services/citizen/guides.html", {"items": list(SERVICE_ITEMS)})


@login_not_required
@require_safe
def guide(request: HttpRequest, code: str) -> HttpResponse:
    item = item_or_404(code)
    facts = [
        {"label": "谁可以办", "value": item.guide["who"]},
        {"label": "要多久", "value": item.guide["days"]},
        {"label": "收费", "value": item.guide["fee"]},
        {"label": "在哪里办", "value": item.guide["where"]},
        {"label": "办完得到", "value": item.guide["result"]},
        {"label": "不满意怎么办", "value": item.guide["complain"]},
    ]
    return render(request, "services/citizen/guide.html", {"item": item, "facts": facts})


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "services/citizen/about.html")


def item_or_404(code: str) -> ServiceItem:
    if code not in SERVICE_ITEMS:
        raise Http404("没有这项服务")
    return SERVICE_ITEMS.get(code)
