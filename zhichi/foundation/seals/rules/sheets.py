"""What can be told of a PDF without a library: how many pages it has, and whether anything stands on them.

Streams are unpacked up to a limit, so that no small file becomes a large one here. It decides nothing about safety:
that is asked of `foundation.signing`.
"""

import re
import zlib
from collections.abc import Iterator

MOST = 32 * 1024 * 1024
STREAM = re.compile(rb"(<<(?:[^<>]|<<[^<>]*>>|<[0-9A-Fa-f\s]*>)*>>)\s*stream\r?\n")
PAGES = re.compile(rb"/Type\s*/Pages\b")
COUNT = re.compile(rb"/Count\s+(\d{1,5})")
PAINTS = re.compile(rb"(?:\)|>|\])\s*T[jJ]\b|/[\w.+-]+\s+Do\b|\bBI\b")


def pages_of(data: bytes) -> int:
    """How many pages, as the root of the page tree counts them; 0 where it is not found."""
    counts = [0]
    for text in (data, *_streams(data, b"/ObjStm")):
        for found in PAGES.finditer(text):
            around = text[max(0, found.start() - 400) : found.end() + 400]
            counts += [int(one) for one in COUNT.findall(around)]
    return max(counts)


def is_empty(data: bytes) -> bool:
    """Whether no page shows a character or a picture."""
    return not any(PAINTS.search(text) for text in (data, *_streams(data)))


def _streams(data: bytes, wanted: bytes = b"") -> Iterator[bytes]:
    left = MOST
    for found in STREAM.finditer(data):
        if wanted not in found[1] or b"/FlateDecode" not in found[1] or left <= 0:
            continue
        try:
            text = zlib.decompressobj().decompress(data[found.end() :], min(left, MOST // 4))
        except zlib.error:
            continue
        left -= len(text)
        yield text
