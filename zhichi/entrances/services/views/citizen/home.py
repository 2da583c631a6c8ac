"""The three doors, and what this site is."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.entrances.services.views.citizen.alike import same_for_everybody
from zhichi.foundation.sockets.public import service_items


@login_not_required
@require_safe
@same_for_everybody
def home(request: HttpRequest) -> HttpResponse:
    items = service_items(timezone.localdate())
    context = {
        "items": [item for item in items if item.kind],
        "guided": [item for item in items if not item.kind],
    }
    return render(request, "services/citizen/home.html", context)


@login_not_required
@require_safe
@same_for_everybody
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "services/citizen/about.html")
