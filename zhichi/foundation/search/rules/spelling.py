"""How characters are read, without tones, ü written v: what pinyin and homophones are compared by."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

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
    while (place := len(read)) < len(run):
        begun = [run[place : place + size] for size in range(min(LONGEST, len(run) - place), 0, -1)]
        if mine := next((phrase for phrase in begun if phrase in own), ""):
            read += own[mine]
        elif known := next((phrase for phrase in begun if phrase in PHRASES_DICT), ""):
            read += _of_phrase(known)
        else:
            read.append(_of_character(run[place]))
    return read


@cache
def _of_phrase(phrase: str) -> list[str]:
    return [_plain(each[0]) for each in PHRASES_DICT[phrase]]


@cache
def _of_character(character: str) -> str:
    """The commonest reading; a character that no dictionary knows stands for itself."""
    return _plain(PINYIN_DICT.get(ord(character), character).partition(",")[0])


def _plain(read: str) -> str:
    apart = unicodedata.normalize("NFD", read).replace("u\u0308", "v")
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
