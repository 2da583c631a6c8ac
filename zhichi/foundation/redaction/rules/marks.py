"""A mark: a place in a paper's words, what it is, and what becomes of it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from zhichi.foundation.redaction.enums import Fate, Sort

# What may stand between two characters of one name or number: line ends, spaces, dashes, dots, nothing to be seen.
GAP = r"[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\-‐-―_.·・•]*"


@dataclass(frozen=True)
class Mark:
    """`start` and `end` count in the plain text of `place`."""

    place: str
    start: int
    end: int
    sort: str
    fate: str = Fate.MASK
    why: str = ""

    @property
    def where(self) -> tuple[str, int, int]:
        return self.place, self.start, self.end

    def decided(self, fate: str, why: str = "") -> Self:
        return replace(self, fate=fate, why=why)

    def kept_as(self) -> dict[str, Any]:
        return asdict(self)


def overlapping(one: Mark, others: Iterable[Mark]) -> bool:
    return any(one.place == held.place and one.start < held.end and held.start < one.end for held in others)


def spread(words: str) -> re.Pattern[str]:
    """The words wherever they stand, with whatever gaps between their characters, in any width."""
    signs = [sign for sign in unicodedata.normalize("NFKC", words) if not re.fullmatch(GAP, sign)]
    return re.compile(GAP.join(_either(sign) for sign in signs), re.IGNORECASE)


def _either(sign: str) -> str:
    """A character, or its full-width form."""
    wide = chr(ord(sign) + 0xFEE0) if 0x21 <= ord(sign) <= 0x7E else ""
    return f"[{re.escape(sign)}{wide}]" if wide else re.escape(sign)


def hand_marks(texts: Mapping[str, str], words: str, held: Iterable[Mark]) -> list[Mark]:
    """Every place where these words stand and that no mark hides yet."""
    if len(re.sub(GAP, "", words)) < 1:
        return []
    masks = [one for one in held if one.fate == Fate.MASK]
    pattern = spread(words)
    made = [
        Mark(place, hit.start(), hit.end(), Sort.HAND)
        for place, text in texts.items()
        for hit in pattern.finditer(text)
    ]
    return [one for one in made if not _covered(one, masks)]


def _covered(one: Mark, masks: Iterable[Mark]) -> bool:
    return any(m.place == one.place and m.start <= one.start and one.end <= m.end for m in masks)


def left_over(text: str, secrets: Iterable[str]) -> list[str]:
    """Which of the masked words still stand in a text, gaps and widths aside."""
    return [words for words in dict.fromkeys(secrets) if spread(words).search(text)]
