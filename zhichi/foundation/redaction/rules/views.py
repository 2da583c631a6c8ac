"""A text as it is searched: full width made narrow, gaps taken out, each sign knowing where it stood."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

NOTHING = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
# How much is taken out: what cannot be seen; also spaces, dashes and dots; also line ends and cells of tables.
SKIPS = tuple(
    re.compile(f"[{NOTHING}{more}]")
    for more in ("", r" \t\u3000\u00a0\-‐-―_.·", r" \t\u3000\u00a0\-‐-―_.·\r\n")
)
# Digits spelt in characters, when enough of them stand in a row to be a number.
_SPELT = str.maketrans("〇零○幺一二两三四五六七八九", "00011223456789")
_RUN = re.compile(r"[〇零○幺一二两三四五六七八九]{7,}")
# The number of a case names no one, and looks like a card's one time in ten.
_CASE = re.compile(r"[A-Z]{2,4}-[0-9]{6}-[0-9]{4}-[0-9]{6}")


@dataclass(frozen=True)
class View:
    """`at[i]` is where sign i of `signs` stood in the text; `free[i]`: something was taken out before it."""

    signs: str
    at: tuple[int, ...]
    free: tuple[bool, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.at[start], self.at[end - 1] + 1

    def begins(self, place: int) -> bool:
        """Whether a number can begin here: no digit stands right before it."""
        return place == 0 or not self.signs[place - 1].isdigit() or self.free[place]

    def ends(self, place: int) -> bool:
        return place == len(self.signs) or not self.signs[place].isdigit() or self.free[place]


def views(text: str) -> Iterator[View]:
    """Three of them, from the nearest to the text on."""
    blank = _CASE.sub(lambda found: "案" * len(found[0]), text)
    for skip in SKIPS:
        signs, at, free, gap = [], [], [], False
        for place, sign in enumerate(blank):
            if skip.fullmatch(sign):
                gap = True
                continue
            for plain in unicodedata.normalize("NFKC", sign):
                signs.append(plain)
                at.append(place)
                free.append(gap)
                gap = False
        whole = "".join(signs)
        spelt = _RUN.sub(lambda run: run[0].translate(_SPELT), whole)
        # A spelt number may begin after 王五 as well.
        free = [gap or one != other for gap, one, other in zip(free, whole, spelt, strict=True)]
        yield View(spelt, tuple(at), tuple(free))
