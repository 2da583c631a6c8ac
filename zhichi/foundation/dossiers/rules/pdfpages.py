"""How many pages a PDF says it has: its page objects counted, without believing or running anything in it."""

import re
import zlib

PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
STREAM = re.compile(rb"/Type\s*/ObjStm.{0,400}?stream\r?\n", re.DOTALL)
# Nobody unpacks more than this of one file to count its pages.
MOST = 16 * 1024 * 1024


def pdf_pages(data: bytes) -> int:
    """0 when it is no PDF or says nothing."""
    if not data.startswith(b"%PDF-"):
        return 0
    found = len(PAGE.findall(data))
    left = MOST
    for packed in STREAM.finditer(data):
        if left <= 0:
            break
        plain = _inflated(data[packed.end() :], left)
        left -= len(plain)
        found += len(PAGE.findall(plain))
    return found


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""
