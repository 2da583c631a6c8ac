"""How characters are read, without tones, ü written v: what pinyin and homophones are compared by."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from zhichi.foundation.search.rules.dictionary import dictionary
from zhichi.foundation.search.rules.phrases import BREAK, is_single
from zhichi.foundation.search.rules.syllables import SYLLABLES

Readings = Mapping[str, Sequence[str]]
LONGEST = 8  # characters of a phrase that has a reading of its own


def spelled(found: Sequence[str], own: Readings) -> list[str]:
    """The reading of every token but BREAK, in order; letters and digits stand for themselves.

    `own` says how phrases are read that the dictionary reads otherwise: 单县 is shan xian.
    """
    read: list[str] = []
    for single, run in groupby((token for token in found if token != BREAK), is_single):
        same = list(run)
        read += _read("".join(same), own) if single else same
    return read


def initials(read: Sequence[str]) -> list[str]:
    """The first letter of each reading; what is no syllable stands for itself."""
    return [each[0] if each in SYLLABLES else each for each in read]


def _read(run: str, own: Readings) -> list[str]:
    """At each place our own phrase decides, or else the dictionary's, of each the longest that begins there."""
    read: list[str] = []
    known = dictionary()
    while (place := len(read)) < len(run):
        begun = [run[place : place + size] for size in range(min(LONGEST, len(run) - place), 0, -1)]
        if mine := next((phrase for phrase in begun if phrase in own), ""):
            read += own[mine]
        elif other := next((phrase for phrase in begun if phrase in known.phrases), ""):
            read += known.phrases[other]
        else:
            read.append(known.character(run[place]))
    return read
