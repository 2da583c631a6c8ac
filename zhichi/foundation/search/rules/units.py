"""What was typed in letters, taken apart: whole syllables, initials, a syllable that is not finished yet."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product

from zhichi.foundation.search.rules.phrases import fold, is_single
from zhichi.foundation.search.rules.syllables import SYLLABLES

# Columns of a document that a unit is looked for in.
HEAD, SPELLED, INITIALS = "head", "spelled", "initials"
LONGEST_SYLLABLE = 6
READINGS = 6  # of one query that are tried, the likeliest first
MAX_LETTERS = 40
_PIECE = re.compile(r"[a-zü]+|[^\W\da-zü_]")


@dataclass(frozen=True, slots=True)
class Unit:
    """One place of a title: a character, a syllable, its initial, or the beginning of a syllable (`begun`)."""

    column: str
    value: str
    begun: bool = False

    def fits(self, head: str, spelled: str) -> bool:
        if self.column == HEAD:
            return head == self.value
        if self.column == INITIALS:
            return spelled[:1] == self.value
        return spelled.startswith(self.value) if self.begun else spelled == self.value


def has_letters(query: str) -> bool:
    return re.search(r"[a-zü]", fold(query)) is not None


def readings(query: str) -> list[tuple[Unit, ...]]:
    """Ways to read a query as a row of units, those with the fewest units first; empty where there is none.

    Signs between letters part syllables: xi'an is two.
    """
    pieces = list(_PIECE.finditer(fold(query).replace("ü", "v")))
    if not pieces or sum(len(piece.group()) for piece in pieces) > MAX_LETTERS:
        return []
    ways = [
        [(Unit(HEAD, piece.group()),)]
        if is_single(piece.group())
        else list(islice(_taken_apart(piece.group(), last=piece is pieces[-1]), 3 * READINGS))
        for piece in pieces
    ]
    whole = (tuple(unit for part in parts for unit in part) for parts in islice(product(*ways), 50))
    return sorted(whole, key=len)[:READINGS]


def _taken_apart(letters: str, *, last: bool) -> Iterator[tuple[Unit, ...]]:
    """Whole syllables before initials; only at the very end may a syllable be unfinished."""
    if not letters:
        yield ()
        return
    for size in range(min(LONGEST_SYLLABLE, len(letters)), 0, -1):
        here, rest = letters[:size], letters[size:]
        if here in SYLLABLES:
            unit = Unit(SPELLED, here)
        elif size == 1:
            unit = Unit(INITIALS, here)
        elif last and not rest and any(each.startswith(here) for each in SYLLABLES):
            unit = Unit(SPELLED, here, begun=True)
        else:
            continue
        for following in _taken_apart(rest, last=last):
            yield (unit, *following)


def runs(units: Sequence[Unit]) -> list[tuple[str, list[str], bool]]:
    """(column, values, whether the last is only begun) of neighbours in the same column."""
    found = []
    for column, run in groupby(units, key=lambda unit: unit.column):
        same = list(run)
        found.append((column, [unit.value for unit in same], same[-1].begun))
    return found


def stands_in(units: Sequence[Unit], head: Sequence[str], spelled: Sequence[str]) -> bool:
    """Whether the units stand side by side somewhere in a title of these characters and readings."""
    last = len(head) - len(units)
    return any(
        all(unit.fits(head[at + n], spelled[at + n]) for n, unit in enumerate(units))
        for at in range(last + 1)
    )
