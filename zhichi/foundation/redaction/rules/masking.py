"""The paper without what is masked: other words stand there, and nothing lies beneath them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from zhichi.foundation.redaction.enums import Fate, Sort
from zhichi.foundation.redaction.rules.marks import GAP, Mark
from zhichi.foundation.redaction.rules.plain import PLACES, replaced, texts_of
from zhichi.foundation.redaction.rules.surnames import surname
from zhichi.kernel import mask

CROSSES, UNNAMED, FULL = "××××", "某某", 3


def masked(content: Mapping[str, Any], marks: Iterable[Mark], names: Mapping[str, str]) -> dict[str, Any]:
    """The content of a paper as everybody may read it; `names` are the aliases of the people in it."""
    # The heading is the title once more, as it was before it was masked.
    texts, out = texts_of(content), {name: said for name, said in content.items() if name != "heading"}
    for place in PLACES:
        hidden = [one for one in marks if one.place == place and one.fate == Fate.MASK]
        spans = _spans(texts[place], hidden, names)
        if place == "body":
            out["body"] = replaced(content["body"], spans)
        elif spans:
            out[place] = _line(texts[place], spans)
    return out


def _spans(text: str, marks: list[Mark], names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """In order, those that overlap made one: under the widest of them."""
    merged: list[tuple[int, int, Mark]] = []
    for one in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if merged and one.start < merged[-1][1]:
            start, end, held = merged[-1]
            wider = one if one.end - one.start > held.end - held.start else held
            merged[-1] = start, max(end, one.end), wider
        else:
            merged.append((one.start, one.end, one))
    return [
        (start, end, instead(Sort(one.sort), text[one.start : one.end], names)) for start, end, one in merged
    ]


def _line(text: str, spans: list[tuple[int, int, str]]) -> str:
    for start, end, words in reversed(spans):
        text = f"{text[:start]}{words}{text[end:]}"
    return text


def instead(sort: Sort, words: str, names: Mapping[str, str]) -> str:
    """What stands there: an alias, a place down to its township, crosses of one length for every number."""
    bare = re.sub(GAP, "", words)
    if sort == Sort.NAME:
        return names.get(bare) or alias(bare)
    if sort == Sort.ADDRESS:
        kept = mask.address(bare).rstrip("*")
        return f"{kept}{CROSSES}" if kept != bare else CROSSES
    return CROSSES


def alias(name: str) -> str:
    """王秀英 is 王某某, 欧阳明 is 欧阳某; who has no Chinese surname shows nothing of it."""
    first = surname(name)
    return f"{first}{'某' * min(2, len(name) - len(first))}" if first else UNNAMED


def aliases(names: Iterable[str]) -> dict[str, str]:
    """By name; two people who would be called alike are told apart: 王某某, 王某某2."""
    told: dict[str, str] = {}
    for name in dict.fromkeys(re.sub(GAP, "", name) for name in names):
        base, n = alias(name), 1
        while (said := base if n == 1 else f"{base}{n}") in told.values():
            n += 1
        told[name] = said
    # 文强 of 王文强 is no person of the surname 文.
    given = {name[1:]: UNNAMED for name in told if len(name) == FULL and surname(name)}
    return given | told
