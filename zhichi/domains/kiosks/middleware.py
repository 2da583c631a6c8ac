"""Knows a kiosk by its cookie: such a machine keeps nothing and never enters the office."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhichi.domains.kiosks.actions import kiosk_behind
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.kiosks.rules import IDLE_SECONDS, WARN_SECONDS

COOKIE = "zhichi_kiosk"
OFFICE = "/office/"


@dataclass(frozen=True, slots=True)
class Screen:
    """What pages know of the kiosk they are shown on; seconds without a touch, and of those the last ones told."""

    kiosk: Kiosk
    seconds: int = IDLE_SECONDS
    warned: int = WARN_SECONDS


def screen_of(request: HttpRequest) -> Screen | None:
    """The kiosk this request comes from; None for every other machine."""
    return getattr(request, "zhichi_kiosk", None)


class KioskMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        held = request.COOKIES.get(COOKIE, "")
        if not held:
            return self.get_response(request)
        pk, _, secret = held.partition(":")
        kiosk = kiosk_behind(pk, secret)
        if kiosk is None:
            response = self.get_response(request)
            response.delete_cookie(COOKIE)
            return response
        request.zhichi_kiosk = Screen(kiosk)  # type: ignore[attr-defined]  # read by `screen_of` and the layouts
        if request.path.startswith(OFFICE):
            # Whoever works here works at his own desk: a password is not typed where everybody looks on.
            return redirect("kiosks:home")
        response = self.get_response(request)
        response["Cache-Control"] = "no-store"
        return response
