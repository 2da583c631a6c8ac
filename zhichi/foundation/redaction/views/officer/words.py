"""The words of a paper with the places that are marked in them."""

from collections.abc import Mapping, Sequence

from zhichi.foundation.redaction.enums import NEVER_KEPT, Fate, Sort, Why
from zhichi.foundation.redaction.rules import Mark

TITLES = {"title": "标题", "to": "主送", "body": "正文", "copy_to": "抄送"}
Piece = tuple[str, int, str]


def pieces(text: str, marks: Sequence[tuple[int, Mark]]) -> list[list[Piece]]:
    """Lines of (words, number of the mark or 0, its fate); an empty line is left out."""
    lines: list[list[Piece]] = [[]]
    at = 0
    for n, mark in marks:
        if mark.start < at:
            continue
        _put(lines, text[at : mark.start], 0, "")
        _put(lines, text[mark.start : mark.end], n + 1, mark.fate)
        at = mark.end
    _put(lines, text[at:], 0, "")
    return [line for line in lines if line]


def _put(lines: list[list[Piece]], text: str, n: int, fate: str) -> None:
    for index, part in enumerate(text.split("\n")):
        if index:
            lines.append([])
        if part.strip():
            lines[-1].append((part, n, fate))


def spelled(texts: Mapping[str, str], marks: Sequence[Mark]) -> list[dict[str, object]]:
    """By place that has words: its title and lines."""
    numbered = list(enumerate(marks))
    return [
        {
            "title": TITLES[place],
            "lines": pieces(text, [(n, one) for n, one in numbered if one.place == place]),
        }
        for place, text in texts.items()
        if text.strip()
    ]


def rows(
    texts: Mapping[str, str], marks: Sequence[Mark], given: Mapping[str, str], faults: Mapping[str, str]
) -> list[dict[str, object]]:
    """One row a mark, as the form shows it; `given` is what was sent and is not kept yet."""
    return [
        {
            "n": n + 1,
            "fate_name": f"fate-{n}",
            "why_name": f"why-{n}",
            "words": " ".join(texts[one.place][one.start : one.end].split()),
            "around": _around(texts[one.place], one),
            "sort": Sort(one.sort).label,
            "fate": given.get(f"fate-{n}", one.fate),
            "why": given.get(f"why-{n}", one.why),
            "whys": [(value, label) for value, label in Why.choices if one.sort not in NEVER_KEPT],
            "fixed": one.sort in NEVER_KEPT,
            "fault": faults.get(f"fate-{n}", ""),
            "masked": one.fate == Fate.MASK,
        }
        for n, one in enumerate(marks)
    ]


def _around(text: str, one: Mark) -> str:
    before = " ".join(text[max(0, one.start - 8) : one.start].split())
    after = " ".join(text[one.end : one.end + 8].split())
    return f"…{before}〔{' '.join(text[one.start : one.end].split())}〕{after}…"
