"""A citizen's page, with everything it is drawn with, weighs less than 200 KiB on the line (the map apart)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser

from tests.cast import City
from tests.journeys.weighing import TEXTS, Part, as_served, weigh
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.cases.tests.factories import filed, legal_aid

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST = 200 * 1024
# Less than this fits into one packet and is sent as it is.
SMALL = 1900
PLAIN = [
    "/",
    "/guides/",
    "/guides/legal_aid/",
    "/search/",
    "/search/?q=欠薪",
    "/guide-me/",
    "/booking/",
    "/booking/{hall}/",
    "/track/",
    "/track/?code={code}",
    "/apply/legal_aid/",
    "/points/",
    "/answers/",
    "/accessibility/",
]


@pytest.fixture
def served(city: City, settings: Any, tmp_path: Path) -> Iterator[str]:
    if not finders.find("zhichi/dist/ui.css"):
        pytest.skip("run `npm run build` first")
    with as_served(tmp_path, settings.STORAGES) as address:
        yield address


def test_no_page_of_a_citizen_is_heavy_and_every_text_comes_compressed(
    served: str, city: City, browser: Browser
):
    hall, _ = open_now(city)
    code = filed(legal_aid()).tracking_code
    held = machine(city, kiosk_of(city)).cookies["zhichi_kiosk"].value
    visits = [(path.format(hall=hall.code, code=code), "") for path in PLAIN] + [("/kiosk/", held)]
    loose: list[Part] = []
    weights: dict[str, int] = {}
    for path, kiosk in visits:
        with browser.new_context(viewport={"width": 360, "height": 800}) as context:
            if kiosk:
                context.add_cookies([{"name": "zhichi_kiosk", "value": kiosk, "url": served}])
            parts = weigh(context, served + path)
        weights[path] = sum(part.bytes for part in parts)
        loose += [
            part
            for part in parts
            if part.kind.startswith(TEXTS) and part.bytes > SMALL and part.encoding not in {"gzip", "br"}
        ]
    assert loose == []
    assert max(weights.values()) < MOST, weights
    assert min(weights.values()) > 10_000, "nothing was weighed"
