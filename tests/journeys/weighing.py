"""The site as it is served to people (static files collected and compressed, found by WhiteNoise), and what a page of it weighs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management import call_command
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import BrowserContext, CDPSession, Page

TEXTS = ("text/", "application/javascript", "application/json", "image/svg+xml")


class Part(NamedTuple):
    """One answer a page is made of: bytes as they came over the line, headers and all."""

    url: str
    kind: str
    encoding: str
    bytes: int


def _straight(application: Callable[..., Any]) -> Callable[..., Any]:
    """Static files are WhiteNoise's, not the test server's own."""
    return application


@contextmanager
def as_served(folder: Path, storages: dict[str, Any]) -> Iterator[str]:
    """Answers the address. Names are not hashed: parts of layouts that are drawn once keep them for later tests."""
    packed = {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"}
    with override_settings(
        STATIC_ROOT=folder, WHITENOISE_AUTOREFRESH=False, STORAGES={**storages, "staticfiles": packed}
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
        thread = LiveServerThread("127.0.0.1", static_handler=_straight)
        thread.daemon = True
        thread.start()
        thread.is_ready.wait()
        if thread.error:
            raise thread.error
        try:
            yield f"http://127.0.0.1:{thread.port}"
        finally:
            thread.terminate()


def line(page: Page) -> tuple[CDPSession, dict[str, Part]]:
    """Listens to everything that comes for this page, by request."""
    parts: dict[str, Part] = {}
    session = page.context.new_cdp_session(page)

    def begun(said: dict[str, Any]) -> None:
        answer = said["response"]
        headers = {name.lower(): value for name, value in answer["headers"].items()}
        parts[said["requestId"]] = Part(
            answer["url"], answer["mimeType"], headers.get("content-encoding", ""), 0
        )

    def ended(said: dict[str, Any]) -> None:
        if said["requestId"] in parts:
            parts[said["requestId"]] = parts[said["requestId"]]._replace(bytes=int(said["encodedDataLength"]))

    session.on("Network.responseReceived", begun)
    session.on("Network.loadingFinished", ended)
    session.send("Network.enable")
    return session, parts


def weigh(context: BrowserContext, url: str) -> list[Part]:
    """What somebody fetches who has never been here."""
    page = context.new_page()
    _, parts = line(page)
    answer = page.goto(url, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 200, url
    page.close()
    return list(parts.values())
