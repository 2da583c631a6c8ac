"""HTML to PDF/A-2b. Nothing is fetched: a page that wants something from outside cannot be set."""

import logging
from hashlib import sha256
from typing import Any

from weasyprint import HTML

from zhichi.foundation.papers.press.glyphs import Lacking, MissingGlyphError

# CSS pixels, in which WeasyPrint measures.
MM = 25.4 / 96


class FetchError(ValueError):
    """The page asks for something that is not in it."""


def nothing(url: str, *rest: Any, **more: Any) -> Any:
    raise FetchError(url)


def pdf(html: str) -> tuple[bytes, int]:
    """The bytes and how many pages. The same page gives the same bytes: its identifier comes from the page."""
    document = HTML(string=html, url_fetcher=nothing).render()
    lacking, log = Lacking(), logging.getLogger("weasyprint")
    log.addHandler(lacking)
    mark = sha256(html.encode()).digest()[:16]
    data = document.write_pdf(pdf_variant="pdf/a-2b", pdf_identifier=mark, pdf_tags=True)
    log.removeHandler(lacking)
    if lacking.signs:
        raise MissingGlyphError("".join(lacking.signs))
    return bytes(data or b""), len(document.pages)


def day_place(html: str) -> list[float]:
    """Where the day at the paper's end stands: page from 1, the middle and the top of it in mm; nothing without one."""
    document = HTML(string=html, url_fetcher=nothing).render()
    for number, page in enumerate(document.pages, start=1):
        begins, ends = page.anchors.get("day"), page.anchors.get("day-ends")
        if begins and ends:
            return [number, (begins[0] + ends[0]) / 2 * MM, begins[1] * MM]
    return []
