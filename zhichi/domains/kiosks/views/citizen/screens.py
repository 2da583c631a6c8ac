"""Pages that only a kiosk shows; and how a kiosk forgets."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhichi.domains.kiosks.middleware import COOKIE, Screen, screen_of

USE = "kiosk_use"


def at_kiosk(view: Callable[[HttpRequest, Screen], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Any other machine is led to the page where a kiosk is activated."""

    @login_not_required
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponse:
        screen = screen_of(request)
        return redirect("kiosks:enrol") if screen is None else view(request, screen)

    return shown


def forgetful(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Take every cookie but the machine's own from the browser, and what it stored."""
    for name in request.COOKIES:
        if name not in (COOKIE, settings.CSRF_COOKIE_NAME):
            response.delete_cookie(name)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
