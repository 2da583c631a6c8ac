"""Knows a kiosk by its cookie: such a machine keeps nothing and never enters the office."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from zhichi.domains.kiosks.actions import is_helped, kiosk_behind
from zhichi.domains.kiosks.models import Kiosk
from zhichi.domains.kiosks.rules import IDLE_SECONDS, WARN_SECONDS

COOKIE = "zhichi_kiosk"
OFFICE, IDLE = "/office/", "/kiosk/?idle"
OK = 200
# The bar with the button that ends the use; a page without it goes home by itself.
BAR = b'id="kiosk-end"'
NO_FILES = "自助终端上不保存文件。要留一份的，请打印，或者用手机扫码看。"


@dataclass(frozen=True, slots=True)
class Screen:
    """What pages know of the kiosk they are shown on; seconds without a touch, and of those the last ones told."""

    kiosk: Kiosk
    seconds: int = IDLE_SECONDS
    warned: int = WARN_SECONDS

    @property
    def helped(self) -> bool:
        """Whether somebody of the staff helps in the use that runs. One statement."""
        return is_helped(self.kiosk)


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
        return kept_nowhere(request, self.get_response(request))


def kept_nowhere(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """No file is left on the machine, and no page stays on its screen: not the one of an error either."""
    opened = request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("Accept", "")
    page = response.get("Content-Type", "").startswith("text/html")
    shown = opened and response.status_code == OK and not page
    if shown or "attachment" in response.get("Content-Disposition", ""):
        messages.warning(request, NO_FILES)
        response = redirect("kiosks:home")
    elif page and not response.streaming and BAR not in response.content:
        response["Refresh"] = f"{IDLE_SECONDS};url={IDLE}"
    response["Cache-Control"] = "no-store"
    return response
