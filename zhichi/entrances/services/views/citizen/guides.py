"""The guides: what can be asked for, and how; as a page, on paper, and for machines."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.services.views.citizen.alike import same_for_everybody
from zhichi.entrances.services.views.citizen.led_to import check_of
from zhichi.foundation.sockets.public import ITEM_DOINGS, ServiceItem, service_item, service_items


@login_not_required
@require_safe
@same_for_everybody
def guides(request: HttpRequest) -> HttpResponse:
    items = service_items(timezone.localdate())
    context = {
        "items": [item for item in items if item.kind],
        "guided": [item for item in items if not item.kind],
    }
    return render(request, "services/citizen/guides.html", context)


@login_not_required
@require_safe
@same_for_everybody
def guide(request: HttpRequest, code: str) -> HttpResponse:
    item = item_or_404(code)
    doings = [one for offer in ITEM_DOINGS for one in offer(item, timezone.localdate())]
    context = {"item": item, "doings": doings, "check": check_of(item.code)}
    return render(request, "services/citizen/guide.html", context)


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a phone shows that has no connection: kept by the service worker, which adds the guides it has."""
    return render(request, "services/citizen/offline.html")


@login_not_required
@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The guide on one sheet of paper, with the way back to the page."""
    item = item_or_404(code)
    link = request.build_absolute_uri(reverse("services:guide", args=[item.code]))
    return render(request, "services/citizen/guide_sheet.html", {"item": item, "link": link})


@login_not_required
@require_safe
def machine(request: HttpRequest, code: str) -> HttpResponse:
    """The published document (`zhichi-item/1`) with its version."""
    item = item_or_404(code)
    said = {**item.document, "version": item.version, "effective_from": item.effective_from}
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False, "indent": 2})


def item_or_404(code: str) -> ServiceItem:
    """What can be asked for today under a code."""
    item = service_item(code, timezone.localdate())
    if item is None:
        raise Http404("没有这项服务")
    return item


def fileable_or_404(code: str) -> ServiceItem:
    """An item that can be filed here; a guide that leads elsewhere has nothing to fill in."""
    item = item_or_404(code)
    if not item.kind:
        raise Http404("这件事不在网上办")
    return item
