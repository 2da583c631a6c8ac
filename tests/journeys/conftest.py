"""People with browsers, before a live server with the small city and the law of today."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser

from tests.cast import City
from tests.journeys.visiting import Entering, entrance


@pytest.fixture(scope="session")
def album(pytestconfig: pytest.Config) -> Path:
    """Where the pictures of the pages are kept, beside the other output of the tests."""
    folder = Path(pytestconfig.getoption("--output")) / "journeys"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def enter(
    city: City, live_server: Any, browser: Browser, browser_context_args: dict[str, Any], album: Path
) -> Iterator[Entering]:
    """`enter(width, script=True, **browser)` lets a new person in."""
    if not finders.find("zhichi/dist/ui.css"):
        pytest.skip("run `npm run build` first")
    come, leave = entrance(browser, browser_context_args, live_server.url, album)
    yield come
    leave()
