"""The words of a paper as plain text, place by place; the body's tags stand as line ends."""

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from typing import Any

# Where a paper names people. Organ, unit and day are the office's own.
PLACES = ("title", "to", "body", "copy_to")
_TAG = re.compile(r"(<[^>]*>)")
_LINE = re.compile(r"</?(?:p|h2|h3|li|ol|ul|table|tr|td|th|br)\b")


def tokens(body: str) -> Iterator[tuple[bool, str]]:
    """(is a tag, its text as people read it) of a body made by the papers' filling."""
    for piece in _TAG.split(body):
        if piece:
            tag = piece.startswith("<")
            yield tag, piece if tag else unescape(piece)


def plain(body: str) -> str:
    return "".join(("\n" if _LINE.match(text) else "") if tag else text for tag, text in tokens(body))


def texts_of(content: Mapping[str, Any]) -> dict[str, str]:
    """By place, the text in which spans are counted; nothing in it where the paper was destroyed with its file."""
    texts = {place: str(content.get(place, "")) for place in PLACES}
    return texts | {"body": plain(texts["body"])}


def replaced(body: str, spans: list[tuple[int, int, str]]) -> str:
    """The body with each span (start, end, words instead) of its plain text replaced; tags stay as they are.

    Spans are in order and do not overlap.
    """
    out, at, waiting = [], 0, list(spans)
    for tag, text in tokens(body):
        if tag:
            out.append(text)
            at += 1 if _LINE.match(text) else 0
            continue
        kept = []
        for index, sign in enumerate(text, at):
            while waiting and waiting[0][1] <= index:
                waiting.pop(0)
            if not waiting or index < waiting[0][0]:
                kept.append(sign)
            elif waiting[0][2]:
                kept.append(waiting[0][2])
                waiting[0] = (*waiting[0][:2], "")
        out.append(escape("".join(kept)))
        at += len(text)
    return "".join(out)
