"""Which language a citizen reads: the one chosen by the switch; before that, English for browsers that know no Chinese.

Officers' pages, the interfaces for programs and files have one language."""

import re
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import override

from zhichi.ui.tongue.catalogue import SPOKEN, TONGUE_COOKIE

CHINESE_ONLY: Final = ("/office/", "/api/", "/static/")
ENGLISH_NAMED: Final = re.compile(r"(?:^|,)\s*en\b", re.IGNORECASE)
CHINESE_NAMED: Final = re.compile(r"(?:^|,)\s*(?:zh|yue|wuu)\b", re.IGNORECASE)


def wants_english(request: HttpRequest) -> bool:
    chosen = request.COOKIES.get(TONGUE_COOKIE, "")
    if chosen:
        return chosen == "en"
    accepted = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    # A phone set to English by a Chinese reader names Chinese as well.
    return bool(ENGLISH_NAMED.search(accepted)) and not CHINESE_NAMED.search(accepted)


class TongueMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(CHINESE_ONLY):
            return self.get_response(request)
        if wants_english(request):
            spoken = SPOKEN.set(True)
            try:
                with override("en"):
                    response = self.get_response(request)
            finally:
                SPOKEN.reset(spoken)
        else:
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie", "Accept-Language"))
        return response
