"""What every page knows about the site and about its reader."""

from typing import Any, Final, TypedDict

from django.http import HttpRequest

from zhichi.ui.tongue.catalogue import SPOKEN

SITE_NAME: Final = "咫尺 · 济宁公共法律服务"
HOTLINE: Final = "12348"
ELDER_COOKIE: Final = "zhichi_elder"
# Body text in CSS pixels. The design rules for elder versions ask for 18 and more, scalable to 30 (domain.md §12.8).
ELDER_SIZES: Final = {"20": "大", "24": "特大", "30": "最大"}
# Where the entrances stand. The design system is below them and cannot ask for their names.
PLACES: Final = {
    "about": "/about/",
    "accessibility": "/accessibility/",
    "map": "/map/",
    "check": "/check/paper/",
    "find": "/search/",
    "suggest": "/search/suggest/",
    "guide_me": "/guide-me/",
    "office": "/office/",
    "search": "/office/search/",
    "login": "/office/login/",
    "logout": "/office/logout/",
}


class Everywhere(TypedDict):
    """What is the same on every page and for every reader."""

    name: str
    hotline: str
    elder_sizes: dict[str, str]
    places: dict[str, str]


class Site(Everywhere):
    """`kiosk` is what a kiosk's pages know of their machine, None elsewhere; its reader is the next person's neighbour.

    `elder` is the chosen body size ("20", "24", "30") or ""; `english` is whether this page is in English; `path` is
    this page's own address with its query."""

    elder: str
    english: bool
    path: str
    kiosk: Any


EVERYWHERE: Final[Everywhere] = {
    "name": SITE_NAME,
    "hotline": HOTLINE,
    "elder_sizes": ELDER_SIZES,
    "places": PLACES,
}


def page(request: HttpRequest) -> dict[str, Site]:
    """Context processor: one name, `site`, so that a view may still call its own things `page`."""
    elder = request.COOKIES.get(ELDER_COOKIE, "")
    return {
        "site": {
            **EVERYWHERE,
            "elder": elder if elder in ELDER_SIZES else "",
            "english": SPOKEN.get(),
            "path": request.get_full_path(),
            "kiosk": getattr(request, "zhichi_kiosk", None),
        }
    }
