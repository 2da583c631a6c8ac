"""大厅叫号屏: for everybody, masked, the same for all; a page that refreshes itself, and what it is refreshed with."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.domains.reception.models.board import board_of
from zhichi.domains.reception.models.halls import hall_of
from zhichi.foundation.appointments.public import Hall


@login_not_required
@require_safe
def board(request: HttpRequest, code: str) -> HttpResponse:
    hall = _hall_or_404(code)
    context = {"hall": hall, "code": code, "board": board_of(hall, timezone.now()), "live": live_of(code)}
    response = render(request, "reception/citizen/board.html", context)
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def part(request: HttpRequest, code: str) -> HttpResponse:
    """Only what changes: fetched by the page every few seconds, or when the live stream says so."""
    shown = board_of(_hall_or_404(code), timezone.now())
    response = render(request, "reception/citizen/board_part.html", {"board": shown})
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def machine(request: HttpRequest, code: str) -> JsonResponse:
    """The same for other displays."""
    document = board_of(_hall_or_404(code), timezone.now()).document
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})


def live_of(code: str) -> str:
    """Where the changes are streamed, empty where no such process runs: then the page asks every few seconds."""
    live: str = settings.ZHICHI_LIVE
    return f"{live.rstrip('/')}/live/halls/{code}/" if live else ""


def _hall_or_404(code: str) -> Hall:
    hall = hall_of(code)
    if hall is None:
        raise Http404("这里没有叫号")
    return hall
