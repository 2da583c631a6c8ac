"""A page that shows nothing: a seal on it, or on the sheet before it, could be written over later."""

import re
from collections.abc import Iterator
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from zhichi.foundation.signing.engine import faults
from zhichi.foundation.signing.engine.faults import FaultError

# What leaves a mark: text, pictures and forms, lines and areas. White on white counts too: nobody asks for colours.
MARKS = re.compile(rb"(?:^|[\s\])>])(?:T[jJ]|['\"]|Do|BI|sh|[bBfFsS]\*?)(?=[\s]|$)")


def refuse_blank(reader: PdfFileReader) -> None:
    """FaultError naming the first page on which nothing stands."""
    try:
        found = next((n for n, page in enumerate(_pages(reader), start=1) if _is_blank(page)), 0)
    except Exception:
        # As where the file is read: what was made by hand breaks the reader in any of its places.
        raise FaultError(faults.BROKEN) from None
    if found:
        raise FaultError(faults.EMPTY.format(found))


def _pages(reader: PdfFileReader) -> Iterator[Any]:
    waiting: list[Any] = [reader.root["/Pages"]]
    while waiting:
        node = waiting.pop()
        if "/Kids" in node:
            kids = node["/Kids"]
            waiting += [kids[index] for index in reversed(range(len(kids)))]
        else:
            yield node


def _is_blank(page: Any) -> bool:
    if "/Annots" in page and len(page["/Annots"]):
        return False
    if "/Contents" not in page:
        return True
    held = page["/Contents"]
    streams = [held] if isinstance(held, generic.StreamObject) else [held[n] for n in range(len(held))]
    return not MARKS.search(b"\n".join(one.data for one in streams))
