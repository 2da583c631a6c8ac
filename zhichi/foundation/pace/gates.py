"""The gate that public forms of every room stand behind.

Officers and kiosks pass: nobody at a window waits for machines.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from zhichi.foundation.accounts.public import client_address, request_actor
from zhichi.foundation.pace.actions import Wait, judge
from zhichi.foundation.pace.enums import Purpose
from zhichi.foundation.sockets.public import FORM_CARRIERS

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
BORN, WORK = "born", "work"
OURS = {BORN, WORK, "csrfmiddlewaretoken"}


def paced(purpose: Purpose) -> Callable[[View[P]], View[P]]:
    """Let a POST through that waited or worked; else a page that waits and keeps what was typed."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method != "POST" or passes(request):
                return view(request, *args, **kwargs)
            wait = judge(
                token=request.POST.get(BORN, ""),
                work=request.POST.get(WORK, ""),
                purpose=purpose,
                address=client_address(request),
                at=timezone.now(),
            )
            return waiting(request, wait) if wait else view(request, *args, **kwargs)

        vars(gate).update(paced=purpose)
        return gate

    return decorate


def passes(request: HttpRequest) -> bool:
    known = (
        request_actor(request).officer_id is not None or getattr(request, "zhichi_kiosk", None) is not None
    )
    return known or not settings.ZHICHI_PACE


def waiting(request: HttpRequest, wait: Wait) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name not in OURS for value in values]
    carried = [carry(request) for carry in FORM_CARRIERS]
    fields = [field for each in carried for field in each.fields]
    context = {
        "wait": wait,
        "why": wait.reason.label,
        "typed": [*typed, *fields],
        "files": len(fields),
        "faults": [fault for each in carried for fault in each.faults],
    }
    response = render(request, "pace/citizen/wait.html", context, status=429)
    response["Retry-After"] = str(wait.seconds)
    response["Cache-Control"] = "no-store"
    return response
